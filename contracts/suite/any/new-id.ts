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
  const operationsNow = { ...operations, create: { ...replace, status: 201 } };
  return { ...resource, id: idByPath(resource, replace.operation), operations: operationsNow };
}

// What is a text in the path is not the number that the server gives.
function idByPath({ id, shape }: Resource, { parameters }: Operation): Resource['id'] {
  const own = parameters.find(({ value }) => value.in === 'path' && value.name === id?.parameter)?.value
    .schema;
  const shown = id?.field === undefined ? undefined : shape.properties.get(id.field)?.schema.type;
  const given = typeof own === 'object' ? own.type : undefined;
  if (!id || given === undefined || shown === undefined) return id;
  const isSame = [given].flat().some((type) => [shown].flat().includes(type));
  return isSame ? id : { ...id, field: undefined };
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
