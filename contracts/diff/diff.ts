import { find } from '../openapi/document.ts';
import type { Operation, Spec } from '../openapi/spec.ts';
import type { BreakingChange } from './breaking-change.ts';
import { SchemaPairs } from './compare-schema-pairs.ts';
import { isRetired } from './is-retired.ts';
import { joinChanges } from './join-changes.ts';
import { createCounterparts, removedServers } from './match-operations.ts';
import type { FoundChange, OperationChange, OperationPair } from './operation-pair.ts';
import { parameterChanges } from './parameters.ts';
import { requestBodyChanges } from './request-body.ts';
import { responseChanges } from './responses.ts';
import { newlyRequiredCredentials } from './security.ts';
import { callbackChanges, webhookChanges } from './webhooks.ts';

/** Each finds one kind of breaking change of an operation. */
const rules: ((pair: OperationPair) => OperationChange[])[] = [
  parameterChanges,
  requestBodyChanges,
  newlyRequiredCredentials,
  responseChanges,
];

export interface DiffOptions {
  /** What is deprecated may go after its last day. */
  today?: Date;
}

/** All breaking changes of the new document, for consumers who rely on the old one. */
export function diff(
  oldSpec: Spec,
  newSpec: Spec,
  { today = new Date() }: DiffOptions = {},
): BreakingChange[] {
  const schemas = new SchemaPairs(oldSpec.document, newSpec.document);
  const documents = { oldSpec, newSpec, schemas, today };
  const counterpartOf = createCounterparts(oldSpec, newSpec);
  const operations = [...oldSpec.operations.values()].flatMap((old): FoundChange[] => {
    const now = counterpartOf(old);
    if (!now) return removed(old, oldSpec, today);
    const pair = { ...documents, old, new: now };
    const common = {
      operationId: old.id,
      call: `${old.method} ${old.path}`,
      old: old.pointer,
      new: now.pointer,
    };
    return [
      ...[...removedServers(pair), ...rules.flatMap((rule) => rule(pair))].map((change) => ({
        ...common,
        ...change,
      })),
      ...callbackChanges(pair),
    ];
  });
  return joinChanges([...operations, ...webhookChanges(documents)]);
}

function removed(old: Operation, { document }: Spec, today: Date): FoundChange[] {
  if (isRetired(find(document, old.pointer)?.value, today)) return [];
  return [
    {
      affects: 'requests',
      operationId: old.id,
      call: `${old.method} ${old.path}`,
      message: 'the operation was removed',
      old: old.pointer,
      new: '#/paths',
    },
  ];
}
