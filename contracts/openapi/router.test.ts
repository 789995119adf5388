import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decode } from '../http/percent-encoding.ts';
import { createRouter, type RouteMatch } from './router.ts';
import { serializeParameters } from './serialization/serialize-parameters.ts';
import { createSpec, type Operation } from './spec.ts';

/** A router of a document with these operations: `GET /secrets/{id}`. */
function routerOf(...operations: string[]): (line: string) => RouteMatch | undefined {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    const [method = '', path = ''] = operation.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: { operationId: operation, responses: {} } };
  }
  const router = createRouter(createSpec('test', { openapi: '3.1.0', paths }).operations.values());
  return (line) => {
    const [method = '', path = ''] = line.split(/ (.*)/s);
    return router(method, path.slice(1).split('/'));
  };
}

const secrets = routerOf(
  'GET /',
  'GET /secrets',
  'POST /secrets/create',
  'GET /secrets/{id}',
  'DELETE /secrets/{id}',
  'POST /secrets/{id}/update',
  'GET /{any}/newest',
);

test.each<[template: string, path: string, values: Record<string, string>]>([
  ['/a:{b}', '/a:x', { b: 'x' }],
  ['/{b-id}', '/77', { 'b-id': '77' }],
  ['/Queues/{Sid}.json', '/Queues/QU1.json', { Sid: 'QU1' }],
  ['/x y/{id}', '/x%20y/1', { id: '1' }],
  ['/x%20y/{id}', '/x%20y/1', { id: '1' }],
  ['/50%/{id}', '/50%25/1', { id: '1' }],
  ['/{a}.{b}', '/c.d', { a: 'c', b: 'd' }],
  ['/f({id})', '/f(5)', { id: '5' }],
  ["/o('{id}')", "/o('a%20b')", { id: 'a b' }],
  ['/items/{id}:cancel', '/items/4:cancel', { id: '4' }],
  ['/é/#{id}', '/%C3%A9/%231', { id: '1' }],
])('%s has %s, and its own calls too', (template, path, values) => {
  const spec = createSpec('test', { openapi: '3.1.0', paths: { [template]: { get: { responses: {} } } } });
  const router = createRouter(spec.operations.values());
  const segmentsOf = (sent: string) => sent.slice(1).split('/').map(decode);
  expect(router('GET', segmentsOf(path))?.path).toEqual(values);
  const [operation] = spec.operations.values();
  const sent = serializeParameters(spec.document, operation as Operation, { path: values });
  expect(sent.path).toBe(path);
});

test.each([
  ['GET /', 'GET /', {}],
  ['GET /secrets', 'GET /secrets', {}],
  ['GET /secrets/a1', 'GET /secrets/{id}', { id: 'a1' }],
  ['POST /secrets/a1/update', 'POST /secrets/{id}/update', { id: 'a1' }],
  ['POST /secrets/create', 'POST /secrets/create', {}],
  ['GET /secrets/create', 'GET /secrets/{id}', { id: 'create' }],
  ['DELETE /secrets/create', 'DELETE /secrets/{id}', { id: 'create' }],
  ['POST /secrets/create/update', 'POST /secrets/{id}/update', { id: 'create' }],
  ['GET /secrets/{id}', 'GET /secrets/{id}', { id: '{id}' }],
  ['GET /secrets/__proto__', 'GET /secrets/{id}', { id: '__proto__' }],
  ['GET /secrets/newest', 'GET /secrets/{id}', { id: 'newest' }],
  ['GET /others/newest', 'GET /{any}/newest', { any: 'others' }],
])('routes %s to %s', (line, operation, path) => {
  const match = secrets(line);
  expect({ operation: match?.operation.id, path: match?.path }).toEqual({ operation, path });
});

test.each([
  'POST /secrets',
  'get /secrets',
  'PUT /secrets/create',
  'GET /secrets/',
  'GET //newest',
  'POST /secrets//update',
  'GET /secrets/a/b/c',
  'GET /Secrets',
  'GET /constructor',
])('does not route %s', (line) => {
  expect(secrets(line)).toBeUndefined();
});

describe('parameters inside a segment', () => {
  const mixed = routerOf(
    'GET /a/{b}',
    'GET /a/{b}.json',
    'GET /a/{b}.xml',
    'GET /a/all.json',
    'GET /report-{id}',
    'GET /report-{id}/pages',
    'GET /points/{x},{y}',
    'GET /trips/{from}-{to}',
    'GET /trips/{from}-{to}-{via}.csv',
    'DELETE /a/{b}.json',
  );

  test.each([
    ['GET /a/b', 'GET /a/{b}', { b: 'b' }],
    ['GET /a/b.json', 'GET /a/{b}.json', { b: 'b' }],
    ['GET /a/b.c.json', 'GET /a/{b}.json', { b: 'b.c' }],
    ['GET /a/b.xml', 'GET /a/{b}.xml', { b: 'b' }],
    ['GET /a/all.json', 'GET /a/all.json', {}],
    ['DELETE /a/all.json', 'DELETE /a/{b}.json', { b: 'all' }],
    ['GET /a/.json', 'GET /a/{b}', { b: '.json' }],
    ['GET /report-7', 'GET /report-{id}', { id: '7' }],
    ['GET /report-7/pages', 'GET /report-{id}/pages', { id: '7' }],
    ['GET /points/1,2', 'GET /points/{x},{y}', { x: '1', y: '2' }],
    ['GET /points/1,2,3', 'GET /points/{x},{y}', { x: '1', y: '2,3' }],
    ['GET /trips/a-b', 'GET /trips/{from}-{to}', { from: 'a', to: 'b' }],
    ['GET /trips/a-b-c', 'GET /trips/{from}-{to}', { from: 'a', to: 'b-c' }],
    ['GET /trips/a-b-c.csv', 'GET /trips/{from}-{to}-{via}.csv', { from: 'a', to: 'b', via: 'c' }],
  ])('routes %s to %s', (line, operation, path) => {
    const match = mixed(line);
    expect({ operation: match?.operation.id, path: match?.path }).toEqual({ operation, path });
  });

  test.each(['GET /report-', 'GET /points/1,', 'GET /points/,2', 'GET /trips/-', 'GET /trips/a'])(
    'does not route %s',
    (line) => {
      expect(mixed(line)).toBeUndefined();
    },
  );
});

test('each of several parameters has its own value', () => {
  const match = routerOf('GET /a/{x}/b/{y}/{z}')('GET /a/1/b/2/3');
  expect(match?.path).toEqual({ x: '1', y: '2', z: '3' });
});

describe('for any document', () => {
  const word = fc.stringMatching(/^[a-c]{1,2}$/);
  const template = fc
    .array(fc.record({ text: word, templated: fc.boolean() }), { minLength: 1, maxLength: 5 })
    .map((parts) => parts.map(({ text, templated }, at) => (templated ? `{${text}${at}}` : text)));

  test('a template matches its own expansion', () => {
    const value = fc.string({ minLength: 1, unit: 'binary' });
    fc.assert(
      fc.property(template, fc.array(value, { minLength: 5, maxLength: 5 }), (segments, values) => {
        const path: Record<string, string> = {};
        const expansion = segments.map((segment, at) => {
          if (!segment.startsWith('{')) return segment;
          path[segment.slice(1, -1)] = values[at] ?? '';
          return values[at] ?? '';
        });
        const operation = `GET /${segments.join('/')}`;
        const spec = createSpec('test', {
          openapi: '3.1.0',
          paths: { [operation.slice(4)]: { get: { operationId: operation, responses: {} } } },
        });
        const match = createRouter(spec.operations.values())('GET', expansion);
        expect({ operation: match?.operation.id, path: match?.path }).toEqual({ operation, path });
      }),
    );
  });

  test('of all matching templates, the one with the earliest literal segment is found', () => {
    const templates = fc.uniqueArray(template, { selector: shapeOf, minLength: 1, maxLength: 8 });
    const path = fc.array(word, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(templates, path, (all, segments) => {
        const found = routerOf(...all.map((one) => `GET /${one.join('/')}`))(`GET /${segments.join('/')}`);
        // `*` sorts before every letter: the last of the shapes is the most concrete.
        const [expected] = all
          .filter((one) => covers(one, segments))
          .sort((a, b) => (shapeOf(a) < shapeOf(b) ? 1 : -1));
        expect(found?.operation.path).toBe(expected && `/${expected.join('/')}`);
      }),
      { numRuns: 500 },
    );
  });
});

function shapeOf(template: string[]): string {
  return template.map((segment) => (segment.startsWith('{') ? '*' : segment)).join('/');
}

function covers(template: string[], segments: string[]): boolean {
  const fits = template.every((segment, at) => segment.startsWith('{') || segment === segments[at]);
  return fits && template.length === segments.length;
}
