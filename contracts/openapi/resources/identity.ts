import type { Document, Schema } from '../document.ts';
import { type Operation, responseFor } from '../operation.ts';
import type { Spec } from '../spec.ts';
import { normalizeName, responseSchema } from './bodies.ts';
import { type PathOperations, parameterName, singular } from './paths.ts';
import type { Resource, ResourceId } from './resource.ts';
import type { ResourceRoles } from './roles.ts';
import { resolvedSchema, type SchemaShape, schemaShape } from './shape.ts';

/** The member of an item that is its id, and how it was identified. */
interface IdField {
  field: string;
  reason: string;
}

/** Finds the member of an item that a path parameter refers to: by a link of the document, else by their names. */
function findIdField(
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
  const linked = create && linkedField(parameter, create, readers);
  if (linked !== undefined && members.includes(linked)) {
    return { field: linked, reason: `a link of ${create?.id} uses it` };
  }
  const named = (name: string) => members.find((member) => normalizeName(member) === normalizeName(name));
  const same = named(parameter);
  if (same !== undefined) return { field: same, reason: `the path has {${parameter}}` };
  const short = shortNames(parameter, singular).map(named).find(Boolean);
  if (short !== undefined)
    return { field: short, reason: `{${parameter}} means the ${short} of ${singular}` };
  const usual = ['id', `${singular}id`, 'uuid', 'guid', 'uid', 'name', 'key', 'slug', 'code']
    .map(named)
    .find(Boolean);
  return usual === undefined
    ? undefined
    : { field: usual, reason: `no member is named ${parameter}, and ${usual} is a usual name of an id` };
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

/** How callers learn the id of a created item: by the response of the creation, or only by a list. */
function idReportedBy(
  document: Document,
  { create, list }: Resource['operations'],
  item: SchemaShape,
  { field, clientChosen }: { field?: string; clientChosen: boolean },
): ResourceId['reportedBy'] {
  if (clientChosen) return 'creation';
  const headers = create && responseFor(create.operation, create.status)?.value.headers;
  if (Object.keys(headers ?? {}).some((name) => /^location$/i.test(name))) return 'creation';
  if (field === undefined) return undefined;
  if (create?.responsePointer !== undefined) {
    const body = responseSchema(create.operation, create.status);
    const created = create.responsePointer
      .split('/')
      .slice(1)
      .reduce(
        (inner, step) => resolvedSchema(document, schemaShape(document, inner).properties.get(step)?.schema),
        body,
      );
    if (schemaShape(document, created).properties.has(field)) return 'creation';
  }
  return list?.responsePointer !== undefined && item.properties.has(field) ? 'list' : undefined;
}

/** A collection whose id is to be identified. `reasons` is added to. */
interface Identifiable {
  item: PathOperations;
  name: string;
  roles: ResourceRoles;
  /** The shape of an item in the request that creates it. */
  sent: SchemaShape | undefined;
  reasons: string[];
}

/** Identifies the id of a collection's items, and who chooses it. */
export function identify(spec: Spec, { item, name, roles, sent, reasons }: Identifiable): ResourceId {
  const { operations, shape } = roles;
  const parameter = parameterName(item.segments.at(-1)) ?? '';
  const create = operations.create?.operation;
  const found = findIdField(spec.document, parameter, shape, singular(name), create, [
    ...item.byMethod.values(),
  ]);
  if (!found) {
    reasons.push(`{${parameter}} is the id, and no member of an item has it`);
    const clientChosen = !operations.create;
    const reportedBy = idReportedBy(spec.document, operations, shape, { clientChosen });
    reasons.push(...reportReasons(operations, reportedBy, parameter));
    return { parameter, field: undefined, clientChosen, reportedBy };
  }
  const { field, reason } = found;
  reasons.push(`${field} is the id: ${reason}`);
  const member = sent?.properties.get(field);
  const isReadOnly =
    member?.schema.readOnly === true || shape.properties.get(field)?.schema.readOnly === true;
  const clientChosen = operations.create ? member !== undefined && !isReadOnly : true;
  if (operations.create)
    reasons.push(
      clientChosen ? `callers may choose ${field}: a creation has it` : `the server sets ${field}`,
    );
  const reportedBy = idReportedBy(spec.document, operations, shape, { field, clientChosen });
  reasons.push(...reportReasons(operations, reportedBy, parameter));
  return { parameter, field, clientChosen, reportedBy };
}

function reportReasons(
  { create }: Resource['operations'],
  reportedBy: ResourceId['reportedBy'],
  parameter: string,
): string[] {
  if (!create || reportedBy === 'creation') return [];
  return reportedBy === 'list'
    ? [`only the list returns {${parameter}} of a created item`]
    : [
        `nothing returns {${parameter}} of a created item: where no 404 is documented, any id is taken to exist`,
      ];
}
