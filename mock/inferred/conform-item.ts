import { isRecord } from '../../contracts/http/is-record.ts';
import { valueAt, withValueAt } from '../../contracts/http/json-pointer.ts';
import type { Located, ResponseObject } from '../../contracts/openapi/document.ts';
import type { Resource, ResourceOperation } from '../../contracts/openapi/resources/index.ts';
import { responseFor, type Spec } from '../../contracts/openapi/spec.ts';
import { conformBody } from './conform-body.ts';
import { type ItemPath, type StoredItem, withoutWriteOnly } from './item.ts';
import { chooseMediaType } from './media.ts';
import type { DocumentState } from './state.ts';

/** A response that has an item, and where. */
interface Reading {
  response: Located<ResponseObject>;
  mediaType: string;
  pointer: string;
}

/** Whether the response of reading it can have an item as it is. */
export function isReadable(spec: Spec, resource: Resource, item: StoredItem): boolean {
  const reading = readingOf(resource.operations.read);
  if (!reading) return true;
  const { response, mediaType, pointer } = reading;
  const body = withValueAt(undefined, pointer, withoutWriteOnly(resource, item));
  return !spec.validators.bodyOf(response, mediaType)?.(body);
}

/**
 * Changes a stored item that no response could have as it is, so that all responses have the same. Resolves with the item
 * as it is stored then.
 */
export async function conformItem(
  spec: Spec,
  resource: Resource,
  itemPath: ItemPath,
  item: StoredItem,
  state: DocumentState,
): Promise<StoredItem> {
  const reading = readingOf(resource.operations.read);
  if (!reading || isReadable(spec, resource, item)) return item;
  const { response, mediaType, pointer } = reading;
  const body = await conformBody(spec, response, mediaType, [[pointer, withoutWriteOnly(resource, item)]]);
  const valid = valueAt(body, pointer);
  if (!isRecord(valid)) return item;
  const field = resource.id?.field;
  const id = field === undefined ? {} : { [field]: item[field] };
  const conforming = { ...item, ...valid, ...id };
  await state.change(resource.name, itemPath, () => conforming);
  return conforming;
}

/** The JSON response of a resource's operation; `undefined` where it has none, or no item in it. */
export function readingOf(own: ResourceOperation | undefined): Reading | undefined {
  const response = own && responseFor(own.operation, own.status);
  const mediaType = response && chooseMediaType(response, 'application/json');
  if (!response || !mediaType || own?.responsePointer === undefined) return undefined;
  return { response, mediaType, pointer: own.responsePointer };
}
