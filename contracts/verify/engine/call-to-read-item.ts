import { valueFor } from '../../openapi/generation/index.ts';
import { parametersOf } from '../../openapi/serialization/parameter-rules.ts';
import type { Operation, Spec } from '../../openapi/spec.ts';
import type { CallInput } from './call-input.ts';
import { type ItemPath, valuesIn } from './item-path.ts';

/** A call that reads the item at a path, with what a write of it has besides, as far as both take it. */
export function readInput(spec: Spec, operation: Operation, path: ItemPath, write: CallInput): CallInput {
  const values = { query: {}, headers: {}, cookie: {} } as Record<string, Record<string, unknown>>;
  for (const { in: place, name, required, schemaPointer } of parametersOf(spec.document, operation)) {
    const group = { query: 'query', header: 'headers', cookie: 'cookie' }[place as string];
    if (group === undefined) continue;
    const given = write[group as 'query' | 'headers' | 'cookie']?.[name];
    // A condition would be about the state that the write expects.
    const value = /^if-/i.test(name) ? undefined : given;
    const known = values[group] ?? {};
    known[name] = value ?? (required ? sample(spec, schemaPointer) : undefined);
    values[group] = known;
  }
  return { ...values, path: valuesIn(operation.path, path) };
}

function sample(spec: Spec, schemaPointer: string | undefined): unknown {
  if (schemaPointer === undefined) return 'text';
  return valueFor(spec, { $ref: schemaPointer }, { direction: 'request', natural: true });
}
