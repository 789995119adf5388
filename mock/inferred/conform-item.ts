import type { Located, ResponseObject } from '../../contracts/openapi/document.ts';
import type { Resource } from '../../contracts/openapi/resources/index.ts';
import { responseFor, type Spec } from '../../contracts/openapi/spec.ts';
import { conformBody } from './conform-body.ts';
import { type ItemPath, isObject, type StoredItem, visible } from './item.ts';
import { chooseMediaType } from './media.ts';
import { valueAt, withValue } from './pointer.ts';
import type { DocumentState } from './state.ts';

/** How an item is shown to whoever reads it. */
interface Reading {
  response: Located<ResponseObject>;
  mediaType: string;
  pointer: string;
}

/** Whether an item can be shown as it is. */
export function canBeShown(spec: Spec, resource: Resource, item: StoredItem): boolean {
  const reading = readingOf(resource);
  if (!reading) return true;
  const { response, mediaType, pointer } = reading;
  const body = withValue(undefined, pointer, visible(resource, item));
  return !spec.validators.bodyOf(response, mediaType)?.(body);
}

/**
 * Changes an item that cannot be shown as it is, so that it is shown the same everywhere and every time; resolves with
 * what is kept then.
 */
export async function conformItem(
  spec: Spec,
  resource: Resource,
  place: ItemPath,
  item: StoredItem,
  state: DocumentState,
): Promise<StoredItem> {
  const reading = readingOf(resource);
  if (!reading || canBeShown(spec, resource, item)) return item;
  const { response, mediaType, pointer } = reading;
  const body = await conformBody(spec, response, mediaType, [[pointer, visible(resource, item)]]);
  const shown = valueAt(body, pointer);
  if (!isObject(shown)) return item;
  const field = resource.id?.field;
  const own = field === undefined ? {} : { [field]: item[field] };
  const settled = { ...item, ...shown, ...own };
  await state.change(resource.name, place, () => settled);
  return settled;
}

function readingOf({ operations }: Resource): Reading | undefined {
  const { read } = operations;
  const response = read && responseFor(read.operation, read.status);
  const mediaType = response && chooseMediaType(response, 'application/json');
  if (!response || !mediaType || read?.responsePointer === undefined) return undefined;
  return { response, mediaType, pointer: read.responsePointer };
}
