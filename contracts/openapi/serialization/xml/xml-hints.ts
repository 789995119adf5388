import type { Document, Located, Schema } from '../../document.ts';
import { composedSchemas } from '../schema-types.ts';

/** How a schema's value is written in XML (OpenAPI Specification 3.1.1, section 4.8.26; 3.2, section 4.26). */
export interface XmlHints {
  name: string | undefined;
  namespace: string | undefined;
  prefix: string | undefined;
  /** Whether a list's items stand in an element of their own. */
  isWrapped: boolean;
  /** Where a member stands: in an element, in an attribute, or as the text of its object's element. */
  place: 'element' | 'attribute' | 'text';
}

interface XmlObject {
  name?: string;
  namespace?: string;
  prefix?: string;
  attribute?: boolean;
  wrapped?: boolean;
  nodeType?: string;
}

/** The hints of a schema, in whichever of its composed schemas they are. */
export function xmlHints(document: Document, schema: Located<Schema> | undefined): XmlHints {
  const parts = schema ? composedSchemas(document, schema) : [];
  const all = parts.map(({ value }) => (value.xml ?? {}) as XmlObject);
  const { name, namespace, prefix, attribute, wrapped, nodeType }: XmlObject = Object.assign(
    {},
    ...all.toReversed(),
  );
  const isText = nodeType === 'text' || nodeType === 'cdata';
  return {
    name,
    namespace,
    prefix,
    isWrapped: wrapped === true || nodeType === 'element',
    place: isText ? 'text' : attribute === true || nodeType === 'attribute' ? 'attribute' : 'element',
  };
}

/** The name of a body's own element: what the schema says, from OpenAPI 3.2 on its component's name, else `xml`. */
export function rootName({ openapi }: Document, { name }: XmlHints, { pointer }: Located<Schema>): string {
  const [, component] = /^#\/components\/schemas\/([^/]+)$/.exec(pointer) ?? [];
  const isNamed = component !== undefined && !/^3\.[01]\b/.test(openapi);
  return name ?? (isNamed ? component : 'xml');
}

/** A list item's name: its own, else that of the list. */
export function itemName(list: string, { name }: XmlHints): string {
  return name ?? list;
}

const badStart = /^[^\p{L}_]/u;
const bad = /[^\p{L}\p{N}_.-]/gu;
const escaped = /_x([0-9A-F]{4,6})_/g;

/** A member's name as XML can have it: other characters as `_x0020_`, as .NET and SQL/XML write them. */
export function toXmlName(name: string): string {
  const clean = name.replace(escaped, (one) => `${escapeCharacter('_')}${one.slice(1)}`);
  const whole = clean.replace(bad, escapeCharacter).replace(badStart, escapeCharacter);
  return whole === '' ? '_x_' : whole;
}

export function fromXmlName(name: string): string {
  if (name === '_x_') return '';
  return name.replace(escaped, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`;
}
