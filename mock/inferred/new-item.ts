import { isRecord } from '../../contracts/http/is-record.ts';
import { valueAt } from '../../contracts/http/json-pointer.ts';
import {
  type PropertyShape,
  type Resource,
  requestShape,
  resolvedSchema,
  sameName,
} from '../../contracts/openapi/resources/index.ts';
import { type Context, sampleOf } from './context.ts';
import type { StoredItem } from './item.ts';
import type { DocumentState } from './state.ts';
import { setTimes } from './times.ts';

/**
 * The item in a request's body, its members named as responses have them: some documents send `FriendlyName` and show
 * `friendly_name`. Empty where that is no object.
 */
export function sentItem(
  { shape, writeOnly }: Resource,
  body: unknown,
  requestPointer: string | undefined,
): StoredItem {
  const item = requestPointer === undefined ? undefined : valueAt(body, requestPointer);
  if (!isRecord(item)) return {};
  const names = [...shape.properties.keys()].filter((name) => !Object.hasOwn(item, name));
  const entries = Object.entries(item).map(([name, value]) => {
    const isKnown = shape.properties.has(name) || writeOnly.includes(name);
    return [isKnown ? name : (sameName(names, name) ?? name), value] as const;
  });
  return Object.fromEntries(entries);
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
    const byDefault = sentSchema(sendable, name)?.default ?? rules.default;
    if (byDefault !== undefined) item[name] = byDefault;
    if (item[name] === undefined) delete item[name];
  }
  const settable = Object.entries(sent).filter(([name]) => !serverSet.includes(name));
  return setTimes(resource, { ...item, ...Object.fromEntries(settable) }, sent, state.session.clock, true);
}

/** The schema of a member in a request, however that spells its name. */
function sentSchema(
  sendable: ReadonlyMap<string, PropertyShape> | undefined,
  name: string,
): PropertyShape['schema'] | undefined {
  const sentName = sendable && sameName(sendable.keys(), name);
  return sentName === undefined ? undefined : sendable?.get(sentName)?.schema;
}
