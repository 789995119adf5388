import { isRecord } from '../../contracts/http/is-record.ts';
import { valueAt } from '../../contracts/http/json-pointer.ts';
import { type Resource, requestShape, resolvedSchema } from '../../contracts/openapi/resources/index.ts';
import { type Context, sampleOf } from './context.ts';
import type { StoredItem } from './item.ts';
import type { DocumentState } from './state.ts';
import { setTimes } from './times.ts';

/** The item in a request's body; empty where that is no object. */
export function sentItem(body: unknown, requestPointer: string | undefined): StoredItem {
  const item = requestPointer === undefined ? undefined : valueAt(body, requestPointer);
  return isRecord(item) ? item : {};
}

/**
 * A new item: what was sent and callers may set, the defaults of what was not sent, and what the server sets. Other
 * members that every item has are those of the document's example.
 */
export async function newItem(
  context: Context,
  resource: Resource,
  sent: StoredItem,
  state: DocumentState,
): Promise<StoredItem> {
  const { document } = context.spec;
  const { shape, serverSet, id, operations } = resource;
  const sample = await sampleOf(context, resource);
  const creation = operations.create ?? operations.replace;
  const sendable = creation && requestShape(document, creation).properties;
  const item: StoredItem = {};
  for (const [name, { schema, required }] of shape.properties) {
    if (name === id?.field) continue;
    const rules = resolvedSchema(document, schema);
    if (serverSet.includes(name) || (required && rules.writeOnly !== true)) item[name] = sample[name];
    const byDefault = sendable?.get(name)?.schema.default ?? rules.default;
    if (byDefault !== undefined) item[name] = byDefault;
    if (item[name] === undefined) delete item[name];
  }
  const settable = Object.entries(sent).filter(([name]) => !serverSet.includes(name));
  return setTimes(resource, { ...item, ...Object.fromEntries(settable) }, sent, state.session.clock, true);
}
