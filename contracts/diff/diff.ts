import type { Spec } from '../openapi/spec.ts';
import { bodyBreaks } from './bodies.ts';
import type { Break } from './break.ts';
import type { Pair, Told } from './pair.ts';
import { callOf } from './pair.ts';
import {
  goneParameters,
  narrowedParameters,
  newlyRequiredParameters,
  rewrittenParameters,
} from './parameters.ts';
import { responseBreaks } from './responses.ts';
import { newlySecured } from './security.ts';

/** Each a way in which an operation can break those who call it. */
const rules: ((pair: Pair) => Told[])[] = [
  goneParameters,
  newlyRequiredParameters,
  narrowedParameters,
  rewrittenParameters,
  bodyBreaks,
  newlySecured,
  responseBreaks,
];

/** What the new document breaks of the old one: for whoever calls an operation, or reads its answers. */
export function diff(oldSpec: Spec, newSpec: Spec): Break[] {
  const byCall = new Map([...newSpec.operations.values()].map((operation) => [callOf(operation), operation]));
  return [...oldSpec.operations.values()].flatMap((old): Break[] => {
    const found = byCall.get(callOf(old));
    const common = { operationId: old.id, call: `${old.method} ${old.path}` };
    if (!found) {
      const message = 'there is no such operation any more';
      return [{ ...common, breaks: 'requests', message, old: old.pointer, new: '#/paths' }];
    }
    const pair = { oldSpec, newSpec, old, new: found };
    return rules
      .flatMap((rule) => rule(pair))
      .map((told) => ({ ...common, old: old.pointer, new: found.pointer, ...told }));
  });
}
