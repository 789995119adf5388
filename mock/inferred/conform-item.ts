import { isRecord } from '../../contracts/http/is-record.ts';
import { valueAt, withValueAt } from '../../contracts/http/json-pointer.ts';
import {
  type Resource,
  type ResourceOperation,
  schemaShape,
} from '../../contracts/openapi/resources/index.ts';
import { responseFor, type Spec } from '../../contracts/openapi/spec.ts';
import type { Violation } from '../../contracts/openapi/violation.ts';
import { Problem } from '../core/problem.ts';
import { chooseMediaType } from './choose-media-type.ts';
import { conformBody, schemaAt } from './conform-body.ts';
import { conformValue, isKept } from './conform-value.ts';
import { generateBody } from './generate-body.ts';
import type { DocumentState } from './state.ts';
import { type ItemPath, type StoredItem, withoutWriteOnly } from './stored-item.ts';

/** How callers see an item: in the response of reading it or, where they cannot, in a list. */
export interface Reader {
  /** What the document has against an item; the pointer is into the item. */
  violationOf(item: StoredItem): Violation | undefined;
  /** The item as the response can have it, with what was sent if possible; `undefined` where it can have none. */
  conform(item: StoredItem, sent: StoredItem): Promise<StoredItem | undefined>;
}

const readers = new WeakMap<Resource, Promise<Reader | undefined>>();

/** How the items of a resource are read; `undefined` where no response has one. */
export function readerOf(spec: Spec, resource: Resource): Promise<Reader | undefined> {
  const { read, list } = resource.operations;
  const found =
    readers.get(resource) ??
    createReader(spec, resource, read).then((one) => one ?? createReader(spec, resource, list));
  readers.set(resource, found);
  return found;
}

async function createReader(
  spec: Spec,
  resource: Resource,
  own: ResourceOperation | undefined,
): Promise<Reader | undefined> {
  const response = own && responseFor(own.operation, own.status);
  const mediaType = response && chooseMediaType(response, 'application/json');
  if (!response || !mediaType || own?.responsePointer === undefined) return undefined;
  const pointer = own.responsePointer;
  const isList = own === resource.operations.list;
  const envelope = isList || pointer !== '' ? (await generateBody(spec, response, mediaType))?.value : {};
  const partOf = (item: StoredItem) => {
    const shown = withoutWriteOnly(resource, item);
    return isList ? [shown] : shown;
  };
  const whole = schemaAt(spec, response.value.content?.[mediaType]?.schema, pointer);
  const itemSchema = isList ? schemaShape(spec.document, whole).items : whole;
  const at = isList ? `${pointer}/0` : pointer;
  return {
    violationOf: (item) => {
      const body = withValueAt(envelope, pointer, partOf(item));
      const violation = spec.validators.bodyOf(response, mediaType)?.(body);
      return violation && { ...violation, pointer: violation.pointer.slice(at.length) };
    },
    conform: async (item, sent) => {
      const shown = withoutWriteOnly(resource, item);
      const own = await conformValue(spec, itemSchema, shown, sent);
      const body = await conformBody(spec, response, mediaType, [
        [pointer, partOf(isRecord(own) ? own : shown)],
      ]);
      const valid = valueAt(body, at);
      return isRecord(valid) ? valid : undefined;
    },
  };
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
  const reader = await readerOf(spec, resource);
  if (!reader?.violationOf(item)) return item;
  const valid = await reader.conform(item, item);
  if (!valid) return item;
  const field = resource.id?.field;
  const id = field === undefined ? {} : { [field]: item[field] };
  const conforming = { ...item, ...valid, ...id };
  await state.change(resource.name, itemPath, () => conforming);
  return conforming;
}

/** An item as responses can have it. Throws a Problem `cannot-represent` where they cannot have a member as it was sent. */
export async function representable(
  spec: Spec,
  resource: Resource,
  sent: StoredItem,
  item: StoredItem,
): Promise<StoredItem> {
  const reader = await readerOf(spec, resource);
  if (!reader?.violationOf(item)) return item;
  const valid = await reader.conform(item, sent);
  if (!valid) return item;
  const lost = Object.keys(sent).find((name) => {
    const rules = resource.shape.properties.get(name)?.schema;
    const isShown = rules !== undefined && !resource.writeOnly.includes(name) && sent[name] === item[name];
    // Where responses cannot have null, it stands for nothing.
    return isShown && sent[name] !== null && !isKept(spec, rules, sent[name], valid[name]);
  });
  if (lost === undefined) return { ...item, ...valid };
  const detail = `no response of ${resource.name} can have ${lost} as it was sent: the document describes another value`;
  throw new Problem('cannot-represent', detail, { errors: [{ pointer: `/body/${lost}`, detail }] });
}
