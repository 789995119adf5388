import type { Spec } from '../spec.ts';
import { answerSchema, locateItem, requestSchema } from './bodies.ts';
import { fieldsOf } from './fields.ts';
import { idField, responseOf } from './identity.ts';
import { describeList, type FoundList, locateList } from './listing.ts';
import { nameOf, type PathOperations, type PathPair, parameterOf, segmentsOf, singularOf } from './paths.ts';
import { preconditionOf } from './precondition.ts';
import type { Resource, ResourceId } from './resource.ts';
import { type Roles, rolesOf } from './roles.ts';
import type { Shape } from './shape.ts';

/** Says what a pair of paths keeps, if anything. */
export function describeResource(spec: Spec, pair: PathPair): Resource | undefined {
  const { collection, item } = pair;
  const name = nameOf((item ?? collection)?.segments ?? []);
  const list = listOf(spec, collection, name);
  const kind = kindOf(item, list, collection);
  if (!kind || name === '') return undefined;
  const roles = rolesOf(spec, { kind, collection, item, list, name });
  if (Object.keys(roles.operations).length === 0) return undefined;
  const why = [whyKind(kind, pair, list), ...roles.why];
  const sent = sentShape(spec, roles);
  const id = kind === 'collection' && item ? identify(spec, item, name, roles, sent, why) : undefined;
  const create = roles.operations.create?.operation;
  const { why: whyFields, ...fields } = fieldsOf(
    roles.shape,
    sent,
    id,
    create?.responses.has('409') ?? false,
  );
  guardWrites(spec, roles, fields.serverSet, why);
  return {
    name,
    kind,
    collection: collection?.path,
    item: item?.path,
    parent: undefined,
    scope: scopeOf(collection, item),
    id,
    operations: roles.operations,
    actions: [],
    list: list && describeListOf(spec, roles, list, why),
    shape: roles.shape,
    ...fields,
    why: [...why, ...whyFields],
  };
}

function guardWrites(
  { document }: Spec,
  { operations, shape }: Roles,
  serverSet: string[],
  why: string[],
): void {
  for (const write of [operations.replace, operations.merge, operations.delete]) {
    const found = write && preconditionOf(document, write, shape, serverSet);
    if (!write || !found) continue;
    write.precondition = found;
    const told = found.field ?? 'the ETag';
    why.push(`${write.operation.id} shows ${told} as ${found.name}: it is refused where that has changed`);
  }
}

function listOf(
  { document }: Spec,
  collection: PathOperations | undefined,
  name: string,
): FoundList | undefined {
  const get = collection?.byMethod.get('GET');
  return get && locateList(document, answerSchema(get, 200), name.split('/').at(-1) ?? name);
}

function kindOf(
  item: PathOperations | undefined,
  list: FoundList | undefined,
  collection: PathOperations | undefined,
): Resource['kind'] | undefined {
  if (item || list) return 'collection';
  const methods = collection?.byMethod;
  return methods?.has('GET') && (methods.has('PUT') || methods.has('PATCH')) ? 'singleton' : undefined;
}

function whyKind(kind: Resource['kind'], pair: PathPair, list: FoundList | undefined): string {
  const path = pair.collection?.path ?? '';
  if (kind === 'singleton') return `there is one of it: ${path} is read and changed as a whole`;
  if (list) return `${path} is a collection: ${list.why}`;
  return `${pair.item?.path} is one item: its path ends with a parameter`;
}

function sentShape({ document }: Spec, { operations }: Roles): Shape | undefined {
  const creation = operations.create ?? operations.replace;
  if (creation?.requestPointer === undefined) return undefined;
  const schema = requestSchema(creation.operation);
  return locateItem(document, schema, creation.requestPointer.slice(1))?.shape;
}

function identify(
  spec: Spec,
  item: PathOperations,
  name: string,
  roles: Roles,
  sent: Shape | undefined,
  why: string[],
): ResourceId {
  const { operations, shape } = roles;
  const parameter = parameterOf(item.segments.at(-1)) ?? '';
  const found = idField(spec.document, parameter, shape, singularOf(name), operations.create?.operation, [
    ...item.byMethod.values(),
  ]);
  if (!found) {
    why.push(`{${parameter}} tells items apart, and none of their members is it`);
    const clientChosen = !operations.create;
    return {
      parameter,
      field: undefined,
      clientChosen: clientChosen,
      told: whoTells(spec, roles, { parameter, clientChosen }, why),
    };
  }
  why.push(`${found.field} is the id: ${found.why}`);
  const member = sent?.properties.get(found.field);
  const isReadOnly =
    member?.schema.readOnly === true || shape.properties.get(found.field)?.schema.readOnly === true;
  const clientChosen = operations.create ? member !== undefined && !isReadOnly : true;
  if (operations.create)
    why.push(
      clientChosen
        ? `callers may choose ${found.field}: a creation has it`
        : `the server makes ${found.field}`,
    );
  const { field } = found;
  return {
    parameter,
    field,
    clientChosen: clientChosen,
    told: whoTells(spec, roles, { parameter, field, clientChosen }, why),
  };
}

function whoTells(
  spec: Spec,
  { operations, shape }: Roles,
  id: { parameter: string; field?: string; clientChosen: boolean },
  why: string[],
): ResourceId['told'] {
  const told = responseOf(spec.document, operations, shape, id);
  if (operations.create && told === 'list')
    why.push(`nothing but the list tells {${id.parameter}} of what was created`);
  if (operations.create && told === undefined)
    why.push(
      `nothing tells {${id.parameter}} of what was created: where no 404 is documented, any is taken to be there`,
    );
  return told;
}

function scopeOf(collection: PathOperations | undefined, item: PathOperations | undefined): string[] {
  // The item's own spelling counts where both have one: its operations are the more.
  const segments = item ? item.segments.slice(0, -1) : segmentsOf(collection?.path ?? '');
  return segments.flatMap((segment) => [...segment.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name));
}

function describeListOf(
  { document }: Spec,
  { operations, shape }: Roles,
  { pointer }: FoundList,
  why: string[],
): Resource['list'] {
  const operation = operations.list?.operation;
  if (!operation) return undefined;
  const list = describeList(document, operation, answerSchema(operation, 200), shape);
  why.push(`the items are at ${pointer === '' ? 'the root of the list' : pointer}`);
  for (const [meaning, parameter] of Object.entries(list.paging))
    why.push(`${parameter} is the ${meaning} of a page: that is what such a parameter is called`);
  for (const { parameter, field } of list.filters)
    why.push(`${parameter} picks the items with that ${field}`);
  const { order } = list;
  if (order)
    why.push(`${order.parameter} orders them by ${order.choices.map(({ field }) => field).join(', ')}`);
  for (const parameter of list.unknown) why.push(`${parameter} means nothing known, and changes nothing`);
  for (const [meaning, at] of Object.entries(list.told)) why.push(`${at} tells ${tells[meaning]}`);
  return list;
}

const tells: Record<string, string> = {
  total: 'how many there are',
  count: 'how many are on the page',
  next: 'what comes next',
  more: 'whether more come',
  pages: 'how many pages there are',
};
