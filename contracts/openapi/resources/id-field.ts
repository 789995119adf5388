import { type Document, resolveLink, type Schema } from '../document.ts';
import type { Operation } from '../operation.ts';
import { normalizeName, sameName } from './item-in-body.ts';
import { type SchemaShape, schemaShape } from './schema-shape.ts';

/** The member of an item that is its id, and how it was identified. */
export interface IdField {
  field: string;
  reason: string;
}

/** Finds the member of an item that a path parameter refers to: by a link of the document, else by their names. */
export function findIdField(
  document: Document,
  parameter: string,
  item: SchemaShape,
  singular: string,
  create: Operation | undefined,
  readers: Operation[],
): IdField | undefined {
  const members = [...item.properties].flatMap(([name, { schema }]) =>
    fitsInPath(document, schema) ? [name] : [],
  );
  const linked = create && linkedField(document, parameter, create, readers);
  if (linked !== undefined && members.includes(linked)) {
    return { field: linked, reason: `a link of ${create?.id} uses it` };
  }
  const named = (name: string) => members.find((member) => normalizeName(member) === normalizeName(name));
  const same = named(parameter);
  if (same !== undefined) return { field: same, reason: `the path has {${parameter}}` };
  const described = describedName(parameter, singular, readers);
  const meant = described === undefined ? undefined : named(described);
  if (meant !== undefined) return { field: meant, reason: `{${parameter}} is described as a ${described}` };
  const short = shortNames(parameter, singular).flatMap((name) => {
    const field = named(name);
    return field === undefined ? [] : [{ field, reason: `{${parameter}} means the ${field} of ${singular}` }];
  });
  const usual = usualNames(singular).flatMap((name) => {
    const field = named(name);
    const reason = `no member is named ${parameter}, and ${field} is a usual name of an id`;
    return field === undefined ? [] : [{ field, reason }];
  });
  // What may be null identifies an item only where nothing else can.
  const typesOf = ({ field }: IdField) => schemaShape(document, item.properties.get(field)?.schema).types;
  const found = [...short, ...usual];
  const certain = found.filter((one) => !typesOf(one).includes('null'));
  // `{repo}`, a text, is no number.
  const isText = !/(id|no|number)$/i.test(parameter) && isTextParameter(document, parameter, readers);
  const fitting = isText ? certain.find((one) => typesOf(one).includes('string')) : undefined;
  return fitting ?? certain[0] ?? found[0];
}

/** What the description of a parameter calls it, `Database name`, where it is named like the resource itself. */
function describedName(parameter: string, singular: string, readers: Operation[]): string | undefined {
  if (normalizeName(parameter) !== normalizeName(singular)) return undefined;
  const found = readers.flatMap(({ parameters }) => {
    const own = parameters.find(({ value }) => value.in === 'path' && value.name === parameter)?.value;
    const words: string[] = (own?.description ?? '').toLowerCase().match(/[a-z]+/g) ?? [];
    return [...referenceNames, 'identifier'].filter((name) => words.includes(name));
  });
  const [name, ...others] = new Set(found);
  return others.length === 0 ? name : undefined;
}

function usualNames(singular: string): string[] {
  const names = ['uuid', 'guid', 'uid', 'gid', 'sid', 'login', 'name', 'key', 'slug', 'code', 'ip'];
  return ['id', `${singular}id`, ...names];
}

function isTextParameter(document: Document, name: string, readers: Operation[]): boolean {
  const found = readers.flatMap(({ parameters }) => {
    const own = parameters.find(({ value }) => value.in === 'path' && value.name === name)?.value;
    return own ? schemaShape(document, own.schema).types : [];
  });
  return found.length > 0 && found.every((type) => type === 'string');
}

const referenceNames = [
  'id',
  'uuid',
  'guid',
  'uid',
  'gid',
  'sid',
  'login',
  'username',
  'key',
  'slug',
  'name',
  'code',
  'number',
  'sha',
];

/** The members of an object that other items can refer to it by, the likeliest first. */
export function referenceMembers({ properties }: SchemaShape): string[] {
  return referenceNames.flatMap((name) => sameName(properties.keys(), name) ?? []);
}

/** Whether a value can be part of a path. */
function fitsInPath(document: Document, schema: Schema): boolean {
  const { types } = schemaShape(document, schema);
  return types.length === 0 || types.some((type) => !['object', 'array', 'null', 'boolean'].includes(type));
}

// `petId` and `pet_id` are the `id` of a pet, `secret_name` is the `name` of a secret.
function shortNames(parameter: string, singular: string): string[] {
  const whole = normalizeName(parameter);
  const own = normalizeName(singular);
  // `{promotion_code}` of `promotion_codes` is not its code.
  if (whole === own) return ['id'];
  const rest = whole.startsWith(own) ? [whole.slice(own.length)] : [];
  const ends = ['id', 'name', 'uuid', 'key', 'slug', 'code', 'number', 'ip'].filter((end) =>
    whole.endsWith(end),
  );
  return [...rest, ...ends];
}

// `$response.body#/id` (OpenAPI Specification 3.1.1, section 4.8.20).
function linkedField(
  document: Document,
  parameter: string,
  create: Operation,
  readers: Operation[],
): string | undefined {
  const links = [...create.responses.values()].flatMap(({ value }) => Object.values(value.links ?? {}));
  for (const one of links) {
    const link = resolveLink(document, one);
    if (!link || !readers.some(({ id }) => id === link.operationId)) continue;
    const expression = link.parameters?.[parameter] ?? link.parameters?.[`path.${parameter}`];
    const field = /^\$response\.body#\/([^/]+)$/.exec(String(expression))?.[1];
    if (field !== undefined) return field;
  }
  return undefined;
}
