import { randomText, randomUuid } from '../../contracts/spec/random.ts';
import type { Property, Resource } from '../../contracts/spec/resources/index.ts';
import type { Operation, Spec } from '../../contracts/spec/spec.ts';
import type { DocumentState } from './state.ts';

type Rules = Readonly<Record<string, unknown>>;

/** The schema of a resource's ids: the member's, else the path parameter's. */
export function idSchema({ id, shape, operations }: Resource): Rules {
  const member: Property | undefined = id?.field === undefined ? undefined : shape.properties.get(id.field);
  if (member && typesOf(member.schema).length > 0) return member.schema;
  const found = Object.values(operations).flatMap(({ operation }) =>
    parameterSchema(operation, id?.parameter),
  );
  return (found[0] as Rules | undefined) ?? { type: 'string' };
}

function parameterSchema({ parameters }: Operation, name: string | undefined): unknown[] {
  return parameters.flatMap(({ value }) =>
    value.in === 'path' && value.name === name && typeof value.schema === 'object' ? [value.schema] : [],
  );
}

/** A new id that keeps to its schema: the next number, a UUID, a text by its pattern. */
export async function newId(spec: Spec, resource: Resource, state: DocumentState): Promise<unknown> {
  const schema = idSchema(resource);
  const types = typesOf(schema);
  if (types.includes('integer') || types.includes('number')) {
    const least = Number(schema.minimum ?? Number(schema.exclusiveMinimum ?? 0) + 1);
    return Math.max(least, 1) - 1 + (await state.next(resource.name));
  }
  const { random } = state.host;
  if (schema.format === 'uuid') return randomUuid(random);
  if (isPlain(schema)) return randomText(random, '0123456789abcdef', 16);
  const { valueFor } = await import('../../contracts/spec/values/index.ts');
  const seed = Math.floor(random() * 2 ** 31);
  return valueFor(spec, schema as Record<string, unknown>, { direction: 'response', seed });
}

/** An id out of a path, as the member has it. */
export function idFromText(resource: Resource, text: string): unknown {
  const types = typesOf(idSchema(resource));
  const isNumber = types.includes('integer') || types.includes('number');
  return isNumber && text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

function typesOf(schema: Rules): unknown[] {
  return [schema.type ?? []].flat();
}

function isPlain(schema: Rules): boolean {
  const telling = ['pattern', 'minLength', 'maxLength', 'enum', 'const', 'format', 'allOf', 'anyOf', 'oneOf'];
  return telling.every((keyword) => schema[keyword] === undefined);
}
