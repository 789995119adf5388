import { isRecord } from '../../contracts/http/is-record.ts';
import { valueAt } from '../../contracts/http/json-pointer.ts';
import {
  type Resource,
  type ResourceOperation,
  requestShape,
  resolvedSchema,
  sameName,
} from '../../contracts/openapi/resources/index.ts';
import type { Spec } from '../../contracts/openapi/spec.ts';
import { isReadable } from './conform-item.ts';
import { type Context, sampleOf } from './context.ts';
import { idField } from './ids.ts';
import type { StoredItem } from './item.ts';
import type { DocumentState } from './state.ts';
import { setTimes } from './times.ts';
import { isWritable, sendableAs } from './writable.ts';

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
  own: ResourceOperation,
  sent: StoredItem,
  state: DocumentState,
): Promise<StoredItem> {
  const { spec } = context;
  const { shape, serverSet } = resource;
  const field = idField(resource);
  const sample = await sampleOf(context, resource);
  const sendable = requestShape(spec.document, own).properties;
  const item: StoredItem = {};
  for (const [name, { schema, required }] of shape.properties) {
    if (name === field) continue;
    const rules = resolvedSchema(spec.document, schema);
    if (serverSet.includes(name) || (required && rules.writeOnly !== true)) item[name] = sample[name];
    const byDefault = sendableAs(sendable, name)?.schema.default ?? rules.default;
    if (byDefault !== undefined) item[name] = byDefault;
    if (item[name] === undefined) delete item[name];
  }
  const settable = Object.entries(sent).filter(([name]) => isWritable(spec, resource, own, name));
  const whole = { ...item, ...Object.fromEntries(settable) };
  const timed = setTimes(resource, whole, sent, state.session.clock, true);
  return withoutMisfits(spec, resource, timed, sent, sample);
}

// Each alternative of a schema has defaults of its own, which the others may not have.
function withoutMisfits(
  spec: Spec,
  resource: Resource,
  item: StoredItem,
  sent: StoredItem,
  sample: StoredItem,
): StoredItem {
  const field = idField(resource);
  const id = field === undefined ? {} : { [field]: sample[field] };
  const isValid = (one: StoredItem) => isReadable(spec, resource, { ...id, ...one });
  if (isValid(item)) return item;
  const isCertain = (name: string) => name in sent || resource.shape.properties.get(name)?.required;
  let fitting = Object.fromEntries(Object.entries(item).filter(([name]) => isCertain(name)));
  if (!isValid(fitting)) return item;
  for (const [name, value] of Object.entries(item)) {
    const more = { ...fitting, [name]: value };
    if (isValid(more)) fitting = more;
  }
  return fitting;
}
