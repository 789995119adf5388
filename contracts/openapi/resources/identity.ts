import type { Document } from '../document.ts';
import { responseFor } from '../operation.ts';
import type { Spec } from '../spec.ts';
import { responseSchema } from './bodies.ts';
import { findIdField } from './id-field.ts';
import { type PathOperations, parameterName, singular } from './paths.ts';
import type { Resource, ResourceId } from './resource.ts';
import type { ResourceRoles } from './roles.ts';
import { resolvedSchema, type SchemaShape, schemaShape } from './shape.ts';

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
