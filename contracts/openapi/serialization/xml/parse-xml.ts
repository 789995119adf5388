import type { parseXml as ParseXml, XmlElement } from '@rgrove/parse-xml';
import type { Located, Schema } from '../../document.ts';
import { coerceWith, type DocumentSchemas } from '../coerce.ts';
import { composedSchemas, schemaTypes } from '../schema-types.ts';
import { UnreadableBody } from '../unreadable-body.ts';
import { listItemSchema, memberSchema } from './member-schema.ts';
import { fromXmlName, itemName, toXmlName, type XmlHints, xmlHints } from './xml-hints.ts';

type Parser = { parseXml: typeof ParseXml };

let loaded: Parser | undefined;

// Most documents have no XML, and loading the parser takes as long as the start of a mock.
function parser(): Parser {
  const { createRequire } = process.getBuiltinModule('node:module');
  loaded ??= createRequire(import.meta.url)('@rgrove/parse-xml') as Parser;
  return loaded;
}

/**
 * Parses XML to the value that a schema describes, by its hints; whatever the names of the body's own element and of
 * namespaces are. Entities of its own are not expanded. Throws an {@link UnreadableBody} for what is not XML.
 */
export function parseXml(schemas: DocumentSchemas, schema: Located<Schema>, text: string): unknown {
  try {
    const { root } = parser().parseXml(text);
    if (root) return readValue(schemas, schema, root);
  } catch {
    // It may also be nested too deep.
  }
  throw new UnreadableBody('the body is not XML');
}

function readValue(schemas: DocumentSchemas, schema: Located<Schema> | undefined, one: XmlElement): unknown {
  if (isNil(one)) return null;
  const types = schema && schemaTypes(schemas.document, schema.value);
  const inner = elementsOf(one);
  const hasParts = inner.length > 0 || ownAttributes(one).length > 0;
  if (types?.has('array') && !types.has('object')) return itemsOf(schemas, schema, inner);
  if (types?.has('object') || hasParts) return objectOf(schemas, schema, one);
  return coerceWith(schemas, schema, one.text);
}

function itemsOf(
  schemas: DocumentSchemas,
  schema: Located<Schema> | undefined,
  elements: readonly XmlElement[],
): unknown[] {
  return elements.map((item, at) => readValue(schemas, listItemSchema(schemas.document, schema, at), item));
}

function objectOf(schemas: DocumentSchemas, schema: Located<Schema> | undefined, one: XmlElement): unknown {
  const elements = new Set(elementsOf(one));
  const attributes = new Map(ownAttributes(one));
  const members: [string, unknown][] = [];
  const take = (name: string) => {
    const found = [...elements].filter((inner) => localName(inner.name) === name);
    for (const inner of found) elements.delete(inner);
    return found;
  };
  for (const name of propertyNames(schemas, schema)) {
    const own = memberSchema(schemas.document, schema, name);
    const hints = xmlHints(schemas.document, own);
    const written = hints.name ?? toXmlName(name);
    if (hints.place === 'text') members.push([name, coerceWith(schemas, own, one.text)]);
    if (hints.place === 'attribute' && attributes.has(written))
      members.push([name, coerceWith(schemas, own, attributes.get(written) ?? '')]);
    if (hints.place === 'attribute') attributes.delete(written);
    if (hints.place !== 'element') continue;
    const value = memberOf(
      schemas,
      { name, own, hints, isRequired: isRequired(schemas, schema, name) },
      take,
    );
    if (value !== undefined) members.push([name, value]);
  }
  const undeclared = [...attributes].map(([name, text]) => [fromXmlName(name), text] as const);
  return Object.fromEntries([...members, ...othersOf(schemas, schema, [...elements]), ...undeclared]);
}

interface Member {
  name: string;
  own: Located<Schema> | undefined;
  hints: XmlHints;
  isRequired: boolean;
}

function memberOf(
  schemas: DocumentSchemas,
  { name, own, hints, isRequired: isListed }: Member,
  take: (name: string) => XmlElement[],
): unknown {
  const types = own && schemaTypes(schemas.document, own.value);
  const written = toXmlName(name);
  if (!types?.has('array')) {
    const last = take(hints.name ?? written).at(-1);
    return last && readValue(schemas, own, last);
  }
  if (hints.isWrapped) {
    const [wrapper] = take(hints.name ?? written);
    return wrapper && readValue(schemas, own, wrapper);
  }
  const items = take(itemName(written, xmlHints(schemas.document, listItemSchema(schemas.document, own, 0))));
  // A list without items has no element.
  if (items.length === 0) return isListed ? [] : undefined;
  const [first] = items;
  return items.length === 1 && first && isNil(first) && types.has('null')
    ? null
    : itemsOf(schemas, own, items);
}

/** The elements that the schema does not name, by their names: several of one name are a list. */
function othersOf(
  schemas: DocumentSchemas,
  schema: Located<Schema> | undefined,
  elements: readonly XmlElement[],
): [string, unknown][] {
  const names = new Set(elements.map((inner) => localName(inner.name)));
  return [...names].map((written) => {
    const name = fromXmlName(written);
    const own = memberSchema(schemas.document, schema, name);
    const found = elements.filter((inner) => localName(inner.name) === written);
    const isList = found.length > 1 || isListSchema(schemas, own);
    const hints = xmlHints(schemas.document, own);
    const isItems = isList && !(hints.isWrapped && found.length === 1);
    const items = own && isListSchema(schemas, own) ? own : undefined;
    return [
      name,
      isItems ? itemsOf(schemas, items, found) : found.map((one) => readValue(schemas, own, one))[0],
    ];
  });
}

function isListSchema(schemas: DocumentSchemas, schema: Located<Schema> | undefined): boolean {
  return (schema && schemaTypes(schemas.document, schema.value)?.has('array')) ?? false;
}

function propertyNames({ document }: DocumentSchemas, schema: Located<Schema> | undefined): string[] {
  const parts = schema ? composedSchemas(document, schema) : [];
  return [...new Set(parts.flatMap(({ value }) => Object.keys((value.properties ?? {}) as object)))];
}

function isRequired(
  { document }: DocumentSchemas,
  schema: Located<Schema> | undefined,
  name: string,
): boolean {
  const parts = schema ? composedSchemas(document, schema) : [];
  return parts.some(({ value: { required } }) => Array.isArray(required) && required.includes(name));
}

function isNil({ attributes }: XmlElement): boolean {
  return Object.entries(attributes).some(([name, value]) => localName(name) === 'nil' && value === 'true');
}

function elementsOf({ children }: XmlElement): XmlElement[] {
  return children.filter((child): child is XmlElement => child.type === 'element');
}

/** Without the declarations of namespaces, and what XML Schema adds. */
function ownAttributes({ attributes }: XmlElement): [string, string][] {
  const own = Object.entries(attributes).filter(([name]) => !/^(?:xmlns|xsi)(?::|$)/.test(name));
  return own.map(([name, value]) => [localName(name), value]);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
