import { describe, expect, test } from '@jest/globals';
import type { Document, Schema } from '../../document.ts';
import { createSpec } from '../../spec.ts';
import { schemaAt } from '../coerce.ts';
import { parseXml } from './parse-xml.ts';
import { writeXml } from './write-xml.ts';

/** What a value of a schema is as XML, and what that is read as. */
function roundTrip(schema: Schema, value: unknown, openapi = '3.1.0') {
  const document: Document = { openapi, paths: {}, components: { schemas: { Pet: schema } } };
  const spec = createSpec('xml.yaml', document);
  const located = schemaAt(document, '#/components/schemas/Pet');
  const text = writeXml(document, located, value);
  return { text, read: parseXml(spec, located, text) };
}

const list = (items: object, xml?: object) => ({ type: 'array', items, ...(xml && { xml }) });
const object = (properties: object, more = {}): Schema => ({ type: 'object', properties, ...more });
const text = { type: 'string' };

// Most are examples of the specification (OpenAPI Specification 3.1.1, section 4.8.26).
describe('a value', () => {
  test.each<[string, Schema, unknown, string]>([
    [
      'of members',
      object({ id: { type: 'integer' }, ok: { type: 'boolean' } }),
      { id: 1, ok: true },
      '<xml><id>1</id><ok>true</ok></xml>',
    ],
    [
      'of another name',
      object({ id: { ...text, xml: { name: 'ID' } } }, { xml: { name: 'pet' } }),
      { id: 'a' },
      '<pet><ID>a</ID></pet>',
    ],
    [
      'in an attribute',
      object({ id: { type: 'integer', xml: { attribute: true } } }),
      { id: 1 },
      '<xml id="1"/>',
    ],
    [
      'with a prefix',
      object({ n: { ...text, xml: { prefix: 's', namespace: 'http://e.com/s' } } }),
      { n: 'a' },
      '<xml><s:n xmlns:s="http://e.com/s">a</s:n></xml>',
    ],
    [
      'in a namespace',
      object({ n: text }, { xml: { namespace: 'http://e.com' } }),
      { n: 'a' },
      '<xml xmlns="http://e.com"><n>a</n></xml>',
    ],
    [
      'of a list',
      object({ animals: list(text) }),
      { animals: ['a', 'b'] },
      '<xml><animals>a</animals><animals>b</animals></xml>',
    ],
    [
      'of a list of named items',
      object({ animals: list({ ...text, xml: { name: 'animal' } }, { name: 'aliens' }) }),
      { animals: ['a'] },
      '<xml><animal>a</animal></xml>',
    ],
    [
      'of a wrapped list',
      object({ animals: list(text, { wrapped: true }) }),
      { animals: ['a'] },
      '<xml><animals><animals>a</animals></animals></xml>',
    ],
    [
      'of a wrapped list with names',
      object({ animals: list({ ...text, xml: { name: 'animal' } }, { name: 'aliens', wrapped: true }) }),
      { animals: ['a'] },
      '<xml><aliens><animal>a</animal></aliens></xml>',
    ],
    [
      'of a wrapped list with a name for both',
      object({ animals: list(text, { name: 'aliens', wrapped: true }) }),
      { animals: ['a'] },
      '<xml><aliens><aliens>a</aliens></aliens></xml>',
    ],
    [
      'of an empty list',
      object({ animals: list(text) }, { required: ['animals'] }),
      { animals: [] },
      '<xml/>',
    ],
    [
      'of an empty wrapped list',
      object({ animals: list(text, { wrapped: true }) }),
      { animals: [] },
      '<xml><animals/></xml>',
    ],
    [
      'that is a list',
      list(object({ id: text }, { xml: { name: 'pet' } }) as object),
      [{ id: 'a' }],
      '<xml><pet><id>a</id></pet></xml>',
    ],
    [
      'of a text in an element with attributes',
      object({ lang: { ...text, xml: { attribute: true } }, says: { ...text, xml: { nodeType: 'text' } } }),
      { lang: 'en', says: 'hi' },
      '<xml lang="en">hi</xml>',
    ],
    [
      'of null',
      object({ n: { type: ['integer', 'null'] } }),
      { n: null },
      '<xml><n xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/></xml>',
    ],
    [
      'of odd text',
      object({ n: text }),
      { n: '<a & "b">\r\n ' },
      '<xml><n>&lt;a &amp; &quot;b&quot;&gt;&#13;&#10; </n></xml>',
    ],
    [
      'of odd names',
      object({ 'a b': text, '1': text, '': text }),
      { 'a b': 'x', 1: 'y', '': 'z' },
      '<xml><_x0031_>y</_x0031_><a_x0020_b>x</a_x0020_b><_x_>z</_x_></xml>',
    ],
    [
      'of composed schemas',
      { allOf: [object({ id: { type: 'integer' } }), object({ n: text })] },
      { id: 1, n: '2' },
      '<xml><id>1</id><n>2</n></xml>',
    ],
    [
      'of a list that two schemas describe',
      {
        allOf: [
          object({ data: list({ type: 'object' }) }),
          object({
            data: list(object({ n: { type: 'integer' } }) as object, { name: 'all', wrapped: true }),
          }),
        ],
      },
      { data: [{ n: 1 }] },
      '<xml><all><all><n>1</n></all></all></xml>',
    ],
    [
      'of members that no schema names',
      object({}, { additionalProperties: list({ type: 'integer' }) }),
      { a: [1, 2] },
      '<xml><a>1</a><a>2</a></xml>',
    ],
    [
      'of a large integer',
      object({ n: { type: 'integer' } }),
      { n: 9223372036854775807n },
      '<xml><n>9223372036854775807</n></xml>',
    ],
  ])('%s is written by its hints, and read again', (_, schema, value, expected) => {
    expect(roundTrip(schema, value)).toEqual({ text: expected, read: value });
  });

  test('has the name of its component from OpenAPI 3.2 on', () => {
    expect(roundTrip(object({}), {}, '3.2.0').text).toBe('<Pet/>');
  });

  test.each(['', '{"a":1}', '<a>', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', '<a>'.repeat(1e5)])(
    'is not read from what is not XML: case %#',
    (given) => {
      const document: Document = { openapi: '3.1.0', paths: {} };
      const spec = createSpec('xml.yaml', document);
      const anything = { value: true, pointer: '' };
      expect(() => parseXml(spec, anything, given)).toThrow('the body is not XML');
    },
  );
});
