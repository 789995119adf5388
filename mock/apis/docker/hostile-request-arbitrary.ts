import fc from 'fast-check';
import type { HttpRequest } from '../../../contracts/http/message.ts';

// Invalid requests, close enough to valid ones to get far into the mock. None of them can name a secret
// `untouched-…`: no reference here starts like an ID.

/** As on the wire: one character for each byte, none of them a control character, a blank or a delimiter. */
const wireText = (most: number) => {
  const byte = fc.oneof(fc.integer({ min: 0x21, max: 0x7e }), fc.integer({ min: 0x80, max: 0xff }));
  return fc
    .array(byte, { maxLength: most })
    .map((bytes) => String.fromCharCode(...bytes).replace(/[?#]/g, '~'));
};

const goodName = fc.constantFrom('A', 'B-1', 'b_2', 'a.3', 'create', 'update', 'constructor', 'toString');
const oddName = fc.constantFrom(
  '__proto__',
  'untouched-',
  '',
  '*',
  'é',
  '\u0000',
  'X'.repeat(64),
  'X'.repeat(65),
);
const shortText = fc.string({ maxLength: 3 }).filter(isNoPrefix);
const name = fc.oneof({ weight: 5, arbitrary: goodName }, oddName, shortText);
const anyText = fc.oneof(name, fc.string({ unit: 'binary', maxLength: 5 }));

const brokenJson = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '{',
    'nul',
    '"',
    '{"a":}',
    '1e999',
    '\ufeff{}',
    '{"Name":"\\ud800"}',
    '{"Data":"\\u',
  ),
  fc.integer({ min: 1, max: 20_000 }).map((depth) => '['.repeat(depth)),
  fc.integer({ min: 1, max: 20_000 }).map((depth) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
);
const json = fc.oneof(fc.json({ maxDepth: 4 }), fc.constantFrom('[]', 'null', '{}', '{"__proto__":{}}'));

const labels = fc.oneof(
  { weight: 4, arbitrary: fc.dictionary(anyText, anyText, { maxKeys: 4 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(JSON.parse('{"__proto__":"x"}'), { a: 1 }, { a: null }, [], null, 'x'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(10, 100, 10_000, 1_600_000).map((size) => ({ long: 'x'.repeat(size) })),
  },
);
const base64OfBytes = (count: number) => Buffer.alloc(count, 'x').toString('base64');
const oddData = ['', '=', 'YQ', 'YQ==\n', null, 5, [1, 2, 256], [1, -1, 1.5], [1, 2], { a: 1 }];
const data = fc.oneof(
  { weight: 30, arbitrary: fc.base64String({ minLength: 4, maxLength: 40 }) },
  { weight: 15, arbitrary: fc.constantFrom(...oddData) },
  { weight: 1, arbitrary: fc.constantFrom(511_999, 512_000, 1_600_000, 4_300_000).map(base64OfBytes) },
);
const driver = fc.oneof(
  fc.record({ Name: name, Options: labels }, { requiredKeys: [] }),
  fc.constantFrom(null, [], 'text', { Name: 5 }),
);
const likelySpec = fc.record({ Name: name, Data: data, Labels: labels }, { requiredKeys: ['Name'] });
const oddSpec = fc.record(
  {
    Name: name,
    Data: data,
    Labels: labels,
    Driver: driver,
    Templating: driver,
    NAME: name,
    x: fc.jsonValue(),
  },
  { requiredKeys: [] },
);
const spec = fc.oneof({ weight: 2, arbitrary: likelySpec }, oddSpec).map((value) => JSON.stringify(value));
const cutShort = fc.tuple(spec, fc.nat(60)).map(([text, end]) => text.slice(0, end));
const body = fc.oneof(
  { weight: 8, arbitrary: spec.map((text) => Buffer.from(text)) },
  { weight: 3, arbitrary: fc.oneof(cutShort, brokenJson, json).map((text) => Buffer.from(text)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)) },
);

const filterName = fc.constantFrom('id', 'name', 'names', 'label', 'bogus', '__proto__', 'toString');
const filterValues = fc.oneof(
  { weight: 4, arbitrary: fc.array(name, { maxLength: 3 }) },
  { weight: 4, arbitrary: fc.dictionary(name, fc.boolean(), { maxKeys: 3 }) },
  { weight: 1, arbitrary: fc.jsonValue() },
);
const filters = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.dictionary(filterName, filterValues, { maxKeys: 2 }).map((value) => JSON.stringify(value)),
  },
  { weight: 1, arbitrary: fc.oneof(json, brokenJson).filter((text) => text.length < 8000) },
);
const oddQuery = fc.oneof(
  fc.constantFrom('', 'filters=%zz', 'filters=a;b', 'filters', '&&&', 'filters=%ff', '=', 'filters[a]=b'),
  wireText(12),
);
const version = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 10, max: 60 }).map(String) },
  fc.constantFrom('-1', '0', '18446744073709551615', '18446744073709551616', '1e3', '0x0b', '', '٣'),
);

const prefix = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('', '/v1.44', '/v1.24') },
  fc.constantFrom('/v1.23', '/v1.45', '/v99999999999999999999.1', '/v..', '/v', '/'),
);
const reference = fc.oneof(
  { weight: 6, arbitrary: name.map((text) => encodeURIComponent(text)) },
  { weight: 1, arbitrary: fc.oneof(wireText(3).filter(isNoPrefix), fc.constant('X'.repeat(5000))) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('%', '%zz', '%00', '%2F', '%2e%2e', '..', '.', '%C3%28', '%ED%A0%80'),
  },
);

const headers = fc.record(
  {
    'content-type': fc.constantFrom(
      'application/json',
      'text/plain',
      'application/json; charset=utf-16',
      '',
      '*/*',
    ),
    accept: fc.constantFrom('text/html', 'application/problem+json', ''),
    'content-encoding': fc.constantFrom('gzip', 'br'),
    authorization: fc.constantFrom('Bearer x', ''),
    'x-http-method-override': fc.constant('DELETE'),
    'if-none-match': fc.constant('*'),
  },
  { requiredKeys: [] },
);

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'QUERY'];
const noBody = fc.constant(Buffer.alloc(0));
const below = (rest: fc.Arbitrary<string>) => fc.tuple(prefix, rest).map(([before, after]) => before + after);
const ofOneName = below(reference.map((text) => `/secrets/${text}`));

const shapes: { weight: number; arbitrary: fc.Arbitrary<Omit<HttpRequest, 'headers'>> }[] = [
  {
    weight: 4,
    arbitrary: fc.record({
      method: fc.constant('POST'),
      path: below(fc.constant('/secrets/create')),
      query: fc.constant(''),
      body,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      method: fc.constant('GET'),
      path: below(fc.constantFrom('/secrets', '/_ping')),
      query: fc.oneof(
        filters.map((text) => `filters=${encodeURIComponent(text)}`),
        oddQuery,
      ),
      body: noBody,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      method: fc.constantFrom('GET', 'DELETE'),
      path: ofOneName,
      query: fc.constant(''),
      body: noBody,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      method: fc.constant('POST'),
      path: ofOneName.map((path) => `${path}/update`),
      query: fc.oneof(
        { weight: 6, arbitrary: version.map((text) => `version=${encodeURIComponent(text)}`) },
        oddQuery,
      ),
      body,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      method: fc.constantFrom(...methods),
      path: fc.oneof(
        ofOneName,
        fc.constantFrom('/secrets', '/secrets/create', '/_ping', '/'),
        wireText(12).map((text) => `/${text}`),
      ),
      query: oddQuery,
      body,
    }),
  },
];

/** Any request that can be written on the wire. */
export const hostileRequest: fc.Arbitrary<HttpRequest> = fc
  .tuple(fc.oneof(...shapes), headers)
  .map(([request, headers]) => ({ ...request, headers }));

function isNoPrefix(text: string): boolean {
  return !/^[a-z0-9%]+$/.test(text);
}
