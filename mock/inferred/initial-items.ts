import { isRecord } from '../../contracts/http/is-record.ts';
import { valueAt } from '../../contracts/http/json-pointer.ts';
import type { Resource } from '../../contracts/openapi/resources/index.ts';
import { responseFor } from '../../contracts/openapi/spec.ts';
import { chooseMediaType } from './choose-media-type.ts';
import { type Context, generateNewItem, isCreatable } from './context.ts';
import { generateBody } from './generate-body.ts';
import { type DocumentState, storeKey } from './state.ts';
import type { StoredItem } from './stored-item.ts';

/** The note that seed data was planted: it says all that exists at the start. */
export const isSeeded = 'seeded';

/**
 * Adds the items that a collection has before any call: those of the document's examples, or one in a collection that
 * callers cannot add to. Done when a collection is first asked for, so that a large document starts as fast as a small one.
 */
export function addInitialItems(
  context: Context,
  resource: Resource,
  scope: readonly string[],
  state: DocumentState,
): Promise<void> {
  return state.once(`populated/${storeKey(resource.name, scope)}`, async () => {
    if (await state.hasNote(isSeeded)) return;
    for (const item of await examplesOf(context, resource)) await plant(resource, scope, item, state);
    if (isCreatable(resource) || !resource.list) return;
    if ((await state.list(resource.name, scope)).length > 0) return;
    await plant(resource, scope, await generateNewItem(context, resource, state), state);
  });
}

/** The items in the examples of a list and of reading one. Below another item, examples do not say which one it is. */
async function examplesOf({ spec }: Context, resource: Resource): Promise<StoredItem[]> {
  if (resource.scope.length > 0 || resource.id?.field === undefined) return [];
  const { list, read } = resource.operations;
  const found: unknown[] = [];
  for (const one of [list, read]) {
    if (one?.responsePointer === undefined) continue;
    const response = responseFor(one.operation, one.status);
    const mediaType = response && chooseMediaType(response, 'application/json');
    const media = mediaType ? response?.value.content?.[mediaType] : undefined;
    if (!response || !mediaType || !(media?.example ?? media?.examples)) continue;
    const body = await generateBody(spec, response, mediaType);
    if (body?.isExample) found.push(valueAt(body.value, one.responsePointer));
  }
  return found.flat().filter(isRecord);
}

async function plant(
  { name, id }: Resource,
  scope: readonly string[],
  item: StoredItem,
  state: DocumentState,
): Promise<void> {
  const value = id?.field === undefined ? 1 : item[id.field];
  if (!['string', 'number', 'bigint'].includes(typeof value)) return;
  await state.add(name, { scope, id: String(value) }, item);
}
