import type { Spec } from '../openapi/spec.ts';
import type { BreakingChange } from './breaking-change.ts';
import { type OperationChange, type OperationPair, operationKey } from './operation-pair.ts';
import {
  narrowedParameters,
  newlyRequiredParameters,
  removedParameters,
  restyledParameters,
} from './parameters.ts';
import { bodyChanges } from './request-body.ts';
import { responseChanges } from './responses.ts';
import { newlyRequiredCredentials } from './security.ts';

/** Each finds one kind of breaking change of an operation. */
const rules: ((pair: OperationPair) => OperationChange[])[] = [
  removedParameters,
  newlyRequiredParameters,
  narrowedParameters,
  restyledParameters,
  bodyChanges,
  newlyRequiredCredentials,
  responseChanges,
];

/** All breaking changes of the new document, for consumers who rely on the old one. */
export function diff(oldSpec: Spec, newSpec: Spec): BreakingChange[] {
  const byKey = new Map(
    [...newSpec.operations.values()].map((operation) => [operationKey(operation), operation]),
  );
  return [...oldSpec.operations.values()].flatMap((old): BreakingChange[] => {
    const now = byKey.get(operationKey(old));
    const common = { operationId: old.id, call: `${old.method} ${old.path}` };
    if (!now) {
      const message = 'the operation was removed';
      return [{ ...common, affects: 'requests', message, old: old.pointer, new: '#/paths' }];
    }
    const pair = { oldSpec, newSpec, old, new: now };
    return rules
      .flatMap((rule) => rule(pair))
      .map((change) => ({ ...common, old: old.pointer, new: now.pointer, ...change }));
  });
}
