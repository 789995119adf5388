import type { Document, Schema } from '../document.ts';
import { type Operation, responseFor } from '../operation.ts';
import { answerSchema, plain } from './bodies.ts';
import type { Resource, ResourceId } from './resource.ts';
import { rulesOf, type Shape, shapeOf } from './shape.ts';

/** A member that tells items apart, and how that was found out. */
export interface FoundField {
  field: string;
  why: string;
}

/** Finds the member of an item that a path parameter carries: by a link of the document, else by their names. */
export function idField(
  document: Document,
  parameter: string,
  item: Shape,
  singular: string,
  create: Operation | undefined,
  readers: Operation[],
): FoundField | undefined {
  const members = [...item.properties].flatMap(([name, { schema }]) =>
    isText(document, schema) ? [name] : [],
  );
  const linked = create && linkedField(parameter, create, readers);
  if (linked !== undefined && members.includes(linked)) {
    return { field: linked, why: `a link of ${create?.id} says so` };
  }
  const called = (name: string) => members.find((member) => plain(member) === plain(name));
  const same = called(parameter);
  if (same !== undefined) return { field: same, why: `the path calls it {${parameter}}` };
  const short = shortNames(parameter, singular).map(called).find(Boolean);
  if (short !== undefined) return { field: short, why: `{${parameter}} means the ${short} of ${singular}` };
  const usual = ['id', `${singular}id`, 'uuid', 'guid', 'uid', 'name', 'key', 'slug', 'code']
    .map(called)
    .find(Boolean);
  return usual === undefined
    ? undefined
    : { field: usual, why: `no member is called ${parameter}, and ${usual} is what such a member is called` };
}

/** Whether a value can stand in a path. */
function isText(document: Document, schema: Schema): boolean {
  const { types } = shapeOf(document, schema);
  return types.length === 0 || types.some((type) => !['object', 'array', 'null', 'boolean'].includes(type));
}

// `petId` and `pet_id` are the `id` of a pet, `secret_name` is the `name` of a secret.
function shortNames(parameter: string, singular: string): string[] {
  const whole = plain(parameter);
  const own = plain(singular);
  const rest = whole.startsWith(own) ? [whole.slice(own.length)] : [];
  const ends = ['id', 'name', 'uuid', 'key', 'slug', 'code', 'number'].filter((end) => whole.endsWith(end));
  return [...rest, ...ends].filter((name) => name !== '');
}

// `$response.body#/id` (OpenAPI Specification 3.1.1, section 4.8.20).
function linkedField(parameter: string, create: Operation, readers: Operation[]): string | undefined {
  const links = [...create.responses.values()].flatMap(({ value }) => Object.values(value.links ?? {}));
  for (const link of links) {
    if (!readers.some(({ id }) => id === link.operationId)) continue;
    const expression = link.parameters?.[parameter] ?? link.parameters?.[`path.${parameter}`];
    const field = /^\$response\.body#\/([^/]+)$/.exec(String(expression))?.[1];
    if (field !== undefined) return field;
  }
  return undefined;
}

/** How callers learn the id of what they create: by what is answered, or by where that is, or else only by a list. */
export function responseOf(
  document: Document,
  { create, list }: Resource['operations'],
  item: Shape,
  { field, clientChosen }: { field?: string; clientChosen: boolean },
): ResourceId['told'] {
  if (clientChosen) return 'creation';
  const headers = create && responseFor(create.operation, create.status)?.value.headers;
  if (Object.keys(headers ?? {}).some((name) => /^location$/i.test(name))) return 'creation';
  if (field === undefined) return undefined;
  if (create?.responsePointer !== undefined) {
    const answered = answerSchema(create.operation, create.status);
    const thing = create.responsePointer
      .split('/')
      .slice(1)
      .reduce(
        (inner, step) => rulesOf(document, shapeOf(document, inner).properties.get(step)?.schema),
        answered,
      );
    if (shapeOf(document, thing).properties.has(field)) return 'creation';
  }
  return list?.responsePointer !== undefined && item.properties.has(field) ? 'list' : undefined;
}
