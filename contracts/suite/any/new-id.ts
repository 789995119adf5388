import type { Resource } from '../../spec/resources/index.ts';
import type { Operation, Spec } from '../../spec/spec.ts';
import { valueFor } from '../../spec/values/index.ts';
import { parametersOf } from '../../spec/wire/parameter-rules.ts';
import type { Session } from '../session.ts';

/**
 * The same resource, created by what replaces its items where nothing else does and the document says that this can
 * create one, too (RFC 9110, section 9.3.4).
 */
export function creatable(resource: Resource): Resource {
  const { operations, item } = resource;
  const { create, replace } = operations;
  const responses = replace?.operation.responses;
  if (create || !replace || replace.operation.path !== item || !responses?.has('201')) return resource;
  return { ...resource, operations: { ...operations, create: { ...replace, status: 201 } } };
}

/** Whether callers say in the path what a new item is called. */
export function isNamedInPath({ operations: { create } }: Resource): boolean {
  return create?.operation.method === 'PUT';
}

/** An id that a path can have and no other item of the run has. */
export function newId(
  spec: Spec,
  { id }: Resource,
  operation: Operation,
  session: Session,
  number: number,
): unknown {
  const rules = parametersOf(spec.document, operation).find(
    ({ name, in: place }) => place === 'path' && name === id?.parameter,
  );
  const text = session.name(`${number}`);
  const wanted = [text, text.replaceAll('-', ''), `b${number}`, 100_000 + number];
  const pointer = rules?.schemaPointer;
  if (pointer === undefined) return text;
  const validate = spec.validators.json(pointer);
  return (
    wanted.find((value) => validate(value) === undefined) ??
    valueFor(spec, { $ref: pointer }, { direction: 'request', seed: 1000 + number })
  );
}
