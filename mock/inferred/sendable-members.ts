import type { Document } from '../../contracts/openapi/document.ts';
import {
  commonNames,
  type PropertyShape,
  type Resource,
  type ResourceOperation,
  referenceMembers,
  requestShape,
  type SchemaShape,
  sameName,
  schemaShape,
} from '../../contracts/openapi/resources/index.ts';

/** The members that an operation's request can have of an item. */
export interface Sendable {
  properties: ReadonlyMap<string, PropertyShape>;
  /** The members whose own members are the item's: Stripe takes `bank_account[country]` for a bank account's `country`. */
  parts: readonly string[];
  /** The member of an item that has all of what is sent: Docker keeps a `SecretSpec` as `Spec`. */
  holder: string | undefined;
  /** What other names of members mean: `owner_id` sends the `owner`, `FriendlyName` the `friendly_name`. */
  names: ReadonlyMap<string, string>;
}

const known = new WeakMap<object, Sendable>();

export function sendableBy(
  document: Document,
  resource: Resource,
  own: Pick<ResourceOperation, 'operation' | 'requestPointer'>,
): Sendable {
  const found = known.get(own) ?? findSendable(document, resource, own);
  known.set(own, found);
  return found;
}

function findSendable(
  document: Document,
  resource: Resource,
  own: Pick<ResourceOperation, 'operation' | 'requestPointer'>,
): Sendable {
  const { shape } = resource;
  const { properties } = requestShape(document, own);
  const all = new Map(properties);
  const holder = holderOf(document, resource, own);
  if (holder !== undefined)
    return {
      properties: new Map([[holder, { schema: {}, required: false }]]),
      parts: [],
      holder,
      names: new Map(),
    };
  const parts: string[] = [];
  const names = new Map<string, string>();
  for (const [name, rules] of properties) {
    const shown = shownName(document, resource, name);
    if (shown === name) continue;
    if (shown !== undefined) {
      names.set(name, shown);
      all.set(shown, all.get(shown) ?? rules);
      continue;
    }
    const inner = schemaShape(document, rules.schema);
    const common = commonNames(inner, shape);
    if (common.length < 2 || common.length * 2 < inner.properties.size) continue;
    parts.push(name);
    for (const [member, schema] of inner.properties) if (!all.has(member)) all.set(member, schema);
  }
  return { properties: all, parts, holder: undefined, names };
}

function holderOf(
  document: Document,
  { shape }: Resource,
  own: Pick<ResourceOperation, 'operation' | 'requestPointer'>,
): string | undefined {
  const sent = requestShape(document, own);
  const isHeld = (inner: Pick<SchemaShape, 'properties'>) =>
    sent.properties.size > 0 && commonNames(sent, inner).length * 2 > sent.properties.size;
  if (sent.properties.size < 2 || isHeld(shape)) return undefined;
  const atTop = commonNames(sent, shape).length;
  return [...shape.properties].find(([, { schema }]) => {
    const inner = schemaShape(document, schema);
    return isHeld(inner) && commonNames(sent, inner).length > atTop;
  })?.[0];
}

/** The member of a response that has what a request has under a name. */
function shownName(document: Document, { shape, id, writeOnly }: Resource, name: string): string | undefined {
  if (name === id?.sentAs) return id.field ?? name;
  if (shape.properties.has(name) || writeOnly.includes(name)) return name;
  const same = sameName(shape.properties.keys(), name);
  const [, base, isList] = /^(.+?)_?[iI][dD](s?)$/.exec(name) ?? [];
  if (same !== undefined || base === undefined) return same;
  const found = sameName(shape.properties.keys(), `${base}${isList}`);
  const member = schemaShape(document, shape.properties.get(found ?? '')?.schema);
  const inner = member.types.includes('array') ? schemaShape(document, member.items) : member;
  return referenceMembers(inner).length > 0 ? found : undefined;
}
