import { isRecord } from '../../contracts/http/is-record.ts';
import { escapeStep } from '../../contracts/http/json-pointer.ts';
import type { Resource } from '../../contracts/openapi/resources/index.ts';
import type { Seed } from '../core/api.ts';
import { SeedError } from '../core/plant-seed.ts';
import { suggestion } from '../core/suggest-similar-name.ts';
import { readerOf } from './conform-item.ts';
import { type Context, sampleOf } from './context.ts';
import { idField, newId } from './ids.ts';
import { isSeeded } from './initial-items.ts';
import { sendableBy } from './sendable-members.ts';
import { setTimes } from './set-times.ts';
import type { DocumentState } from './state.ts';
import type { StoredItem } from './stored-item.ts';
import { sendableAs } from './writable-members.ts';

/** A collection that a seed names: `pets`, or below another item by its path, `/pets/1/toys`. */
interface Named {
  key: string;
  resource: Resource;
  scope: string[];
}

/**
 * The seed data of any document: lists of items by the name of their resource, or by the path of their collection with the
 * ids that it has. An item may leave out its id, what the server sets, and what a creation may leave out. With seed data nothing else exists at the start.
 */
export function documentSeed(context: Context): Seed<DocumentState> {
  const plant = async (state: DocumentState, data: Record<string, unknown> | undefined) => {
    if (data === undefined) return;
    await state.note(isSeeded);
    const named = Object.keys(data).map((key) => namedBy(context, key));
    // What contains other items comes first.
    for (const one of named.toSorted((a, b) => a.scope.length - b.scope.length))
      await plantList(context, state, one, data[one.key]);
  };
  return { lists: {}, own: undefined, plant, checksItems: true };
}

function namedBy({ resources }: Context, key: string): Named {
  for (const resource of resources.values()) {
    const scope = key.startsWith('/') ? scopeIn(resource, key) : undefined;
    if (scope) return { key, resource, scope };
    if (resource.name !== key) continue;
    if (resource.scope.length === 0) return { key, resource, scope: [] };
    throw new SeedError(`${at(key)} is below other items; name it by its path: ${resource.collection}`);
  }
  const names = [...resources.keys()];
  const lists = names.join(', ') || 'none';
  throw new SeedError(`${at(key)} is unknown; the lists are ${lists}${suggestion(key, names)}`);
}

/** The ids in a path of a collection; `undefined` for a path of another one. */
function scopeIn({ collection }: Resource, path: string): string[] | undefined {
  if (collection === undefined) return undefined;
  const [steps, given] = [collection.split('/'), path.split('/')];
  const fits = (step: string, index: number) => /^\{.*\}$/.test(step) || step === given[index];
  if (steps.length !== given.length || !steps.every(fits)) return undefined;
  return given.filter((_, index) => /^\{.*\}$/.test(steps[index] ?? '')).map(decodeURIComponent);
}

async function plantList(
  context: Context,
  state: DocumentState,
  { key, resource, scope }: Named,
  value: unknown,
): Promise<void> {
  const isSingleton = resource.kind === 'singleton';
  const list = isSingleton ? [value] : value;
  if (!Array.isArray(list)) throw new SeedError(`${at(key)} must be a list`);
  await requireParentItem(context, state, { key, resource, scope });
  for (const [index, given] of list.entries()) {
    const pointer = isSingleton ? at(key) : `${at(key)}/${index}`;
    const item = await checkedItem(context, state, resource, pointer, given);
    const field = idField(resource) ?? '';
    const id = isSingleton ? '' : String(item[field] ?? (await newId(context.spec, resource, state)));
    if (!(await state.add(resource.name, { scope, id }, item)))
      throw new SeedError(`${pointer} has the ${field} of another item: ${id}`);
  }
}

async function checkedItem(
  context: Context,
  state: DocumentState,
  resource: Resource,
  pointer: string,
  given: unknown,
): Promise<StoredItem> {
  if (!isRecord(given)) throw new SeedError(`${pointer} must be an object`);
  const item = await completed(context, state, resource, given);
  const violation = (await readerOf(context.spec, resource))?.violationOf(item);
  if (!violation) return item;
  throw new SeedError(`${pointer}${violation.pointer} ${violation.message} (${violation.schemaPointer})`);
}

async function requireParentItem(
  { resources }: Context,
  state: DocumentState,
  { key, resource, scope }: Named,
): Promise<void> {
  const parent = resource.parent === undefined ? undefined : resources.get(resource.parent);
  const id = scope.at(-1);
  if (!parent || id === undefined || parent.scope.length !== scope.length - 1) return;
  if (await state.find(parent.name, { scope: scope.slice(0, -1), id })) return;
  throw new SeedError(`${at(key)}: there is no ${id} in ${parent.name}`);
}

/** An item with an id, what the server sets and what a creation may leave out, where the seed has none. */
async function completed(
  context: Context,
  state: DocumentState,
  resource: Resource,
  given: StoredItem,
): Promise<StoredItem> {
  const sample = await sampleOf(context, resource);
  const byServer = resource.serverSet.filter((name) => sample[name] !== undefined);
  const set = Object.fromEntries(byServer.map((name) => [name, sample[name]]));
  Object.assign(set, unsentMembers(context, resource, sample));
  const field = idField(resource);
  // An id that callers choose is theirs to give.
  if (field !== undefined && given[field] === undefined && !resource.id?.clientChosen)
    set[field] = await newId(context.spec, resource, state);
  return { ...setTimes(resource, set, given, state.session.clock, true), ...given };
}

/** The members that every item has, and that a creation need not send. */
function unsentMembers({ spec }: Context, resource: Resource, sample: StoredItem): StoredItem {
  const { create } = resource.operations;
  if (!create) return {};
  const { properties } = sendableBy(spec.document, resource, create);
  const members = [...resource.shape.properties].flatMap(([name, { required }]) => {
    const sent = sendableAs(properties, name);
    const value = sent?.schema.default ?? sample[name];
    return required && sent && !sent.required && value !== undefined ? [[name, value] as const] : [];
  });
  return Object.fromEntries(members);
}

function at(key: string): string {
  return `/${escapeStep(key)}`;
}
