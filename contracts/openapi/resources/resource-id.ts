import type { Document } from '../document.ts';
import { type Operation, responseFor } from '../operation.ts';
import type { Spec } from '../spec.ts';
import type { ResourceRoles } from './assign-operation-roles.ts';
import { correctionAt, requireKnown } from './author-corrections.ts';
import { answersId } from './created-id.ts';
import { findIdField, type IdField } from './id-field.ts';
import { findMember, responseSchema, sameName } from './item-in-body.ts';
import { type PathOperations, parameterName, singular } from './path-pairs.ts';
import type { MemberName, Resource, ResourceId } from './resource.ts';
import { resolvedSchema, type SchemaShape, schemaShape } from './schema-shape.ts';

/** How callers learn the id of a created item: by the response of the creation, or only by a list. */
function idReportedBy(
  document: Document,
  { create, list }: Resource['operations'],
  item: SchemaShape,
  { field, parameter, clientChosen }: { field?: string; parameter: string; clientChosen: boolean },
): ResourceId['reportedBy'] {
  if (clientChosen) return 'creation';
  const headers = create && responseFor(create.operation, create.status)?.value.headers;
  if (Object.keys(headers ?? {}).some((name) => /^location$/i.test(name))) return 'creation';
  if (answersId(document, create)) return 'creation';
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
    const names = [...schemaShape(document, created).properties.keys()];
    if (sameName(names, field) !== undefined || sameName(names, parameter) !== undefined) return 'creation';
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

function correctedId({ document }: Spec, path: string, shape: SchemaShape): IdField | undefined {
  const { id } = correctionAt(document, path) || {};
  if (id === undefined) return undefined;
  requireKnown(path, 'id', id, [...shape.properties.keys()]);
  return { field: id, reason: 'a correction says so' };
}

/** Identifies the id of a collection's items, and who chooses it. */
export function identify(spec: Spec, { item, name, roles, sent, reasons }: Identifiable): ResourceId {
  const { operations, shape } = roles;
  const parameter = parameterName(item.segments.at(-1)) ?? '';
  const create = operations.create?.operation;
  const found =
    correctedId(spec, item.path, shape) ??
    findIdField(spec.document, parameter, shape, singular(name), create, [...item.byMethod.values()]);
  if (!found) {
    reasons.push(`{${parameter}} is the id, and no member of an item has it`);
    const clientChosen = !operations.create;
    const reportedBy = idReportedBy(spec.document, operations, shape, { parameter, clientChosen });
    reasons.push(...reportReasons(operations, reportedBy, parameter));
    return { parameter, field: undefined, sentAs: undefined, aliases: [], clientChosen, reportedBy };
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
  const sentAs = clientChosen ? undefined : sentAsParameter(parameter, field, sent);
  if (sentAs !== undefined) reasons.push(`a creation has the id as ${sentAs}`);
  const isGiven = clientChosen || sentAs !== undefined;
  const reportedBy = idReportedBy(spec.document, operations, shape, {
    field,
    parameter,
    clientChosen: isGiven,
  });
  reasons.push(...reportReasons(operations, reportedBy, parameter));
  const aliases = aliasesOf(spec.document, field, { item, create, shape });
  for (const alias of aliases) reasons.push(`the path may have the ${alias.field} instead`);
  return { parameter, field, sentAs, aliases, clientChosen, reportedBy };
}

/**
 * Members that identify an item as well as its id does: those that the path parameter mentions, as in `issueIdOrKey` or
 * "ID or name of the network", and a name that a creation can find taken.
 */
function aliasesOf(
  document: Document,
  field: string,
  { item, create, shape }: { item: PathOperations; create: Operation | undefined; shape: SchemaShape },
): MemberName[] {
  const parameter = parameterName(item.segments.at(-1)) ?? '';
  const descriptions = [...item.byMethod.values()].flatMap(({ parameters }) => {
    const own = parameters.find(({ value }) => value.in === 'path' && value.name === parameter)?.value;
    return own?.description ?? [];
  });
  const words = [parameter.replace(/([a-z])([A-Z])/g, '$1 $2'), ...descriptions].join(' ');
  const canConflict = create?.responses.has('409') ?? false;
  return ['id', 'name', 'key', 'slug', 'login', 'username', 'fingerprint', 'email'].flatMap((name) => {
    const isMeant =
      new RegExp(`(?<![a-z])${name}(?![a-z])`, 'i').test(words) &&
      /(?<![a-z])(or|identifier)(?![a-z])/i.test(words);
    // Callers who have an id may use it, too.
    const isCertain = name === 'id' || (name === 'name' && canConflict);
    const member = isMeant || isCertain ? findMember(document, shape, name) : undefined;
    return member === undefined || member.field === field ? [] : [member];
  });
}

/** The member of a creation that is named like the parameter, where that says what the value is. */
function sentAsParameter(
  parameter: string,
  field: string,
  sent: SchemaShape | undefined,
): string | undefined {
  if (!sent || !/.(id|key|name|slug|code|number|login|email)$/i.test(parameter)) return undefined;
  const name = sameName(sent.properties.keys(), parameter);
  return name === field || sent.properties.has(field) ? undefined : name;
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
