import {
  itemShapeAt,
  type Resource,
  type ResourceOperation,
  resolvedSchema,
  responseSchema,
  schemaShape,
} from '../../contracts/openapi/resources/index.ts';
import type { Spec } from '../../contracts/openapi/spec.ts';
import { readerOf, representable } from './conform-item.ts';
import { type Context, type ResourceCall, sampleItem } from './context.ts';
import { idField, newId } from './ids.ts';
import { pathMembers } from './path-members.ts';
import { sendableBy } from './sendable-members.ts';
import { setTimes } from './set-times.ts';
import { namesakeOf } from './show-referenced-items.ts';
import type { DocumentState } from './state.ts';
import type { StoredItem } from './stored-item.ts';
import { isWritable, sendableAs } from './writable-members.ts';

/**
 * A new item: what was sent and callers may set, the defaults of what was not sent, and what the server sets. Other
 * members that every item has are those of the document's example.
 */
export async function newItem(
  context: Context,
  resource: Resource,
  own: ResourceOperation,
  sent: StoredItem,
  { path, state }: Pick<ResourceCall, 'path' | 'state'>,
): Promise<StoredItem> {
  const { spec } = context;
  const sample = await unwrittenMembers(context, resource, sent, state);
  // Another path may call the same parameters otherwise.
  const above = resource.item?.replace(/\/[^/]*$/, '') ?? '';
  const membersIn = (template: string) => pathMembers(spec.document, resource.shape, template, path);
  const inPath = { ...membersIn(above), ...membersIn(own.operation.path) };
  const settable = Object.fromEntries(
    Object.entries(sent).filter(([name, value]) => {
      return isWritable(spec, resource, own, name) && !isAbsent(spec, resource, name, value);
    }),
  );
  const whole = { ...unsentMembers(spec, resource, own, { sample, inPath }), ...settable };
  const timed = setTimes(resource, whole, sent, state.session.clock, true);
  return withoutMisfits(spec, resource, timed, settable, sample);
}

/** What a new item has besides what was sent: defaults, values of the path, and members that the server sets or that every item has. */
function unsentMembers(
  { document }: Spec,
  resource: Resource,
  own: ResourceOperation,
  { sample, inPath }: { sample: StoredItem; inPath: StoredItem },
): StoredItem {
  const { shape, serverSet } = resource;
  const field = idField(resource);
  const sendable = sendableBy(document, resource, own).properties;
  const body = responseSchema(own.operation, own.status);
  const created = itemShapeAt(document, body, own.responsePointer ?? '').properties;
  const entries = [...shape.properties].flatMap(([name, { schema, required }]) => {
    if (name === field) return [];
    const rules = resolvedSchema(document, schema);
    const isDue =
      serverSet.includes(name) || (required && rules.writeOnly !== true) || created.get(name)?.required;
    const byDefault = sendableAs(sendable, name)?.schema.default ?? rules.default;
    const value = inPath[name] ?? byDefault ?? (isDue ? sample[name] : undefined);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

/** The document's example of an item, without objects that may be null unless they are examples, too. */
async function unwrittenMembers(
  context: Context,
  resource: Resource,
  sent: StoredItem,
  state: DocumentState,
): Promise<StoredItem> {
  const { item, isExample } = await sampleItem(context, resource);
  const namesake = await namesakeOf(context, resource, sent, state);
  if (isExample) return { ...item, ...namesake };
  const ids = await otherIds(context.spec, resource, state);
  const entries = Object.entries(item).map(([name, value]) => {
    const rules = resource.shape.properties.get(name)?.schema ?? {};
    return [name, isNothing(context.spec, rules) ? null : value] as const;
  });
  return { ...Object.fromEntries(entries), ...ids, ...namesake };
}

/** New values of members that are ids, too, besides the one in the path: GitHub's issues have an `id` and a `number`. */
async function otherIds(spec: Spec, resource: Resource, state: DocumentState): Promise<StoredItem> {
  const ids: StoredItem = {};
  for (const name of ['id', 'uuid', 'guid', 'gid', 'sid', 'iid', 'node_id']) {
    const isOther = resource.shape.properties.has(name) && name !== idField(resource);
    if (isOther) ids[name] = await newId(spec, withId(resource, name), state);
  }
  return ids;
}

const others = new WeakMap<Resource, Map<string, Resource>>();

/** A resource as if another member were its id. */
function withId(resource: Resource, field: string): Resource {
  const known = others.get(resource) ?? new Map<string, Resource>();
  others.set(resource, known);
  const id = {
    parameter: '',
    field,
    sentAs: undefined,
    aliases: [],
    clientChosen: false,
    reportedBy: undefined,
  };
  const made = known.get(field) ?? { ...resource, name: `${resource.name}/${field}`, id, item: undefined };
  known.set(field, made);
  return made;
}

/** An item without the nulls that make it invalid, if that is what does. */
function withoutNulls(item: StoredItem, isValid: (item: StoredItem) => boolean): StoredItem {
  const rest = Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null));
  return isValid(rest) ? rest : item;
}

/** Whether null stands for no member: responses cannot have it. */
function isAbsent({ document }: Spec, { shape }: Resource, name: string, value: unknown): boolean {
  const { types } = schemaShape(document, shape.properties.get(name)?.schema);
  return value === null && types.length > 0 && !types.includes('null');
}

/** Whether a member is null where nothing was written: an object that may be null, and has no example. */
function isNothing({ document }: Spec, rules: Record<string, unknown>): boolean {
  const { types } = schemaShape(document, rules);
  const isGiven = [rules.example, rules.examples, rules.default].some((one) => one !== undefined);
  return types.includes('null') && types.includes('object') && !isGiven;
}

// Each alternative of a schema has defaults of its own, which the others may not have.
async function withoutMisfits(
  spec: Spec,
  resource: Resource,
  item: StoredItem,
  sent: StoredItem,
  sample: StoredItem,
): Promise<StoredItem> {
  const reader = await readerOf(spec, resource);
  const field = idField(resource);
  const id = field === undefined ? {} : { [field]: sample[field] };
  const isValid = (one: StoredItem) => !reader?.violationOf({ ...id, ...one });
  if (isValid(item)) return item;
  const isCertain = (name: string) => name in sent || resource.shape.properties.get(name)?.required;
  let fitting = Object.fromEntries(Object.entries(item).filter(([name]) => isCertain(name)));
  if (!isValid(fitting)) fitting = withoutNulls(fitting, isValid);
  if (!isValid(fitting)) {
    const found = await representable(spec, resource, sent, { ...id, ...fitting });
    if (!isValid(found)) return item;
    fitting = found;
    // The id is given when the item is stored.
    if (field !== undefined && !(field in sent)) delete fitting[field];
  }
  for (const [name, value] of Object.entries(item)) {
    if (name in fitting) continue;
    const more = { ...fitting, [name]: value };
    if (isValid(more)) fitting = more;
  }
  return fitting;
}
