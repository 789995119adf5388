import { isRecord } from '../../../http/is-record.ts';
import type { Document, Located, Schema } from '../../document.ts';
import { toText } from '../join-and-split.ts';
import { listItemSchema, memberSchema } from './member-schema.ts';
import { itemName, rootName, toXmlName, type XmlHints, xmlHints } from './xml-hints.ts';

const nil = ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"';

/** Writes a value as XML, by the hints of its schema. */
export function writeXml(document: Document, schema: Located<Schema>, value: unknown): string {
  const hints = xmlHints(document, schema);
  const name = rootName(document, hints, schema);
  if (!Array.isArray(value)) return element(document, name, schema, value);
  const items = value.map((item, at) => {
    const own = listItemSchema(document, schema, at);
    return element(document, itemName('item', xmlHints(document, own)), own, item);
  });
  return tag(name, hints, '', items.join(''));
}

function element(
  document: Document,
  name: string,
  schema: Located<Schema> | undefined,
  value: unknown,
): string {
  const hints = xmlHints(document, schema);
  if (value === null) return tag(name, hints, nil, '');
  if (Array.isArray(value)) return list(document, name, schema, value);
  if (!isRecord(value)) return tag(name, hints, '', escapeText(toText(value)));
  const members = Object.entries(value).flatMap(([member, inner]) => {
    if (inner === undefined) return [];
    const own = memberSchema(document, schema, member);
    return [{ member, inner, own, hints: xmlHints(document, own) }];
  });
  const attributes = members.map((one) => (one.hints.place === 'attribute' ? attribute(one) : ''));
  const content = members.map(({ member, inner, own, hints: { name: known, place } }) => {
    if (place === 'attribute') return '';
    if (place === 'text') return escapeText(toText(inner));
    // The name of a list is that of the element around its items, which not every list has.
    const other = Array.isArray(inner) ? undefined : known;
    return element(document, other ?? toXmlName(member), own, inner);
  });
  return tag(name, hints, attributes.join(''), content.join(''));
}

function list(
  document: Document,
  name: string,
  schema: Located<Schema> | undefined,
  items: readonly unknown[],
): string {
  const hints = xmlHints(document, schema);
  const outer = (hints.isWrapped && hints.name) || name;
  const written = items.map((item, at) => {
    const own = listItemSchema(document, schema, at);
    return element(document, itemName(outer, xmlHints(document, own)), own, item);
  });
  return hints.isWrapped ? tag(outer, hints, '', written.join('')) : written.join('');
}

function attribute({ member, inner, hints }: { member: string; inner: unknown; hints: XmlHints }): string {
  const { name = toXmlName(member), namespace, prefix } = hints;
  const declared = prefix && namespace ? ` xmlns:${prefix}="${escapeText(namespace)}"` : '';
  return `${declared} ${prefix ? `${prefix}:` : ''}${name}="${escapeText(toText(inner))}"`;
}

function tag(name: string, { namespace, prefix }: XmlHints, attributes: string, content: string): string {
  const full = prefix ? `${prefix}:${name}` : name;
  const declared = namespace ? ` xmlns${prefix ? `:${prefix}` : ''}="${escapeText(namespace)}"` : '';
  const start = `<${full}${declared}${attributes}`;
  return content === '' ? `${start}/>` : `${start}>${content}</${full}>`;
}

/** What XML 1.0 cannot have at all, even as a reference. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

// A parser changes line breaks, and in attributes all white space, unless they are references.
function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(impossible, '\ufffd')
    .replace(/[<>&"\t\n\r]/g, (one) => entities[one] ?? `&#${one.charCodeAt(0)};`);
}
