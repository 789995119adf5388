import { isRecord } from '../../contracts/http/is-record.ts';
import {
  type Resource,
  type ResourceOperation,
  referenceMembers,
  sameName,
  schemaShape,
  type View,
} from '../../contracts/openapi/resources/index.ts';
import type { Reply } from '../core/operation-types.ts';
import { type Context, generateNewItem, isCreatable, type ResourceCall } from './context.ts';
import { createItem } from './create.ts';
import { refuseMissing, requireParent } from './find-item.ts';
import { addInitialItems } from './initial-items.ts';
import { replyWithPage } from './list.ts';
import { memberNames, pathMembers } from './path-members.ts';
import { type DocumentState, storeKey } from './state.ts';
import { type ItemPath, pathValues, type StoredItem } from './stored-item.ts';

/** Answers the list of a view: the items that its path says something of, and those that were created by it. */
export async function listView(
  context: Context,
  view: View,
  own: ResourceOperation,
  call: ResourceCall,
): Promise<Reply> {
  const { target, resource } = view;
  const { state } = call;
  const scope = pathValues(own.operation, call.path).slice(0, view.scope.length);
  await requireParent(context, view, own.operation, scope, state);
  await addInitialItems(context, target, target.scope.length === 0 ? [] : scope, state);
  const items = await itemsOf(context, view, call, scope);
  if (items.length === 0 && !isCreatable(target)) items.push(await plant(context, view, scope, state));
  const listed = { ...target, list: resource?.list };
  return replyWithPage(context, listed, own, call, items);
}

/** Answers a creation by a view. */
export async function createInView(
  context: Context,
  view: View,
  own: ResourceOperation,
  call: ResourceCall,
): Promise<Reply> {
  const { target } = view;
  const { state } = call;
  const scope = pathValues(own.operation, call.path).slice(0, view.scope.length);
  await requireParent(context, view, own.operation, scope, state);
  const inTarget = scopeInTarget(view, call.path);
  const path = { ...call.path, ...inTarget };
  return createItem(
    context,
    target,
    own,
    { ...call, path },
    {
      scopeOf: (item) => target.scope.map((name) => inTarget[name] ?? idIn(target, item, name)),
      placed: (itemPath) => state.note(linkNote(view, scope, itemPath)),
    },
  );
}

/** The call of an item by another member than its id as a call by its id. Throws the document's 404. */
export async function byId(
  context: Context,
  { target, field, scope: names }: View,
  own: ResourceOperation,
  call: ResourceCall,
): Promise<ResourceCall> {
  const values = pathValues(own.operation, call.path);
  const scope = values.slice(0, names.length);
  const wanted = values[names.length] ?? '';
  await addInitialItems(context, target, scope, call.state);
  const items = await call.state.list(target.name, scope);
  const item = items.find((one) => String(one[field ?? '']) === wanted);
  if (!item) return refuseMissing(context, own.operation, target, { scope, id: wanted }, call.state);
  const [parameter = ''] = [...own.operation.path.matchAll(/\{([^{}]+)\}/g)]
    .flatMap(([, name]) => name ?? [])
    .slice(-1);
  return { ...call, path: { ...call.path, [parameter]: item[target.id?.field ?? ''] } };
}

async function itemsOf(
  { spec }: Context,
  view: View,
  { path, state }: ResourceCall,
  scope: readonly string[],
): Promise<StoredItem[]> {
  const { target } = view;
  const inTarget = scopeInTarget(view, path);
  const said = pathMembers(spec.document, target.shape, view.path, path);
  const isWhole = view.scope.length === 0;
  const all = await state.listAll(target.name);
  const kept = await Promise.all(
    all.map(async ({ scope: own, item }) => {
      const id = String(item[target.id?.field ?? '']);
      if (isWhole) return [item];
      const isBelow =
        Object.keys(inTarget).length > 0 &&
        target.scope.every((name, index) => inTarget[name] === undefined || inTarget[name] === own[index]);
      const isSaid = Object.keys(said).length === view.scope.length && hasAll(spec, target, item, said);
      if (isBelow || isSaid) return [item];
      return (await state.hasNote(linkNote(view, scope, { scope: own, id }))) ? [item] : [];
    }),
  );
  return kept.flat();
}

/** The values of the target's own scope that a path has, under the same names, or all of them under others. */
function scopeInTarget(
  { target, scope, path: template }: View,
  path: ResourceCall['path'],
): Record<string, string> {
  if (scope.length === target.scope.length)
    return Object.fromEntries(target.scope.map((name, index) => [name, String(path[scope[index] ?? ''])]));
  const entries = target.scope.flatMap((name) => {
    const same = sameName(scope, name) ?? scope.find((one) => memberNames(template, one).includes(name));
    return same === undefined ? [] : [[name, String(path[same])] as const];
  });
  return Object.fromEntries(entries);
}

function hasAll(
  { document }: Context['spec'],
  { shape }: Resource,
  item: StoredItem,
  said: StoredItem,
): boolean {
  return Object.entries(said).every(([name, value]) => {
    const wanted = isRecord(value) ? Object.values(value)[0] : Array.isArray(value) ? value[0] : value;
    const names = referenceMembers(schemaShape(document, shape.properties.get(name)?.schema));
    return [item[name]].flat().some((one) => {
      if (!isRecord(one)) return String(one) === String(wanted);
      return names.some((inner) => String(one[inner]) === String(wanted));
    });
  });
}

/** The value of a path parameter that an item says itself: the `login` of its `owner`. */
function idIn({ shape }: Resource, item: StoredItem, parameter: string): string {
  const value = item[sameName(shape.properties.keys(), parameter) ?? ''];
  if (!isRecord(value)) return String(value ?? parameter);
  const names = referenceMembers({
    ...shape,
    properties: new Map(Object.keys(value).map((name) => [name, { schema: {}, required: false }])),
  });
  const texts = names.map((name) => value[name]).filter((one) => typeof one === 'string');
  return String(texts[0] ?? value[names[0] ?? ''] ?? parameter);
}

async function plant(
  context: Context,
  view: View,
  scope: readonly string[],
  state: DocumentState,
): Promise<StoredItem> {
  const { target } = view;
  const item = await generateNewItem(context, target, state);
  const itemPath = {
    scope: target.scope.map((name) => idIn(target, item, name)),
    id: String(item[target.id?.field ?? '']),
  };
  await state.add(target.name, itemPath, item);
  await state.note(linkNote(view, scope, itemPath));
  return item;
}

function linkNote({ path }: View, scope: readonly string[], { scope: own, id }: ItemPath): string {
  return `views/${storeKey(path, [...scope, ...own], id)}`;
}
