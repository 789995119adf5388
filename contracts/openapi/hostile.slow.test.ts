import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { temporaryDirectory } from '../../scripts/testing/clean-up.ts';
import { writeFiles } from '../../scripts/testing/write-files.ts';
import { loadDocument } from './load-document.ts';
import { SpecError } from './loading/spec-error.ts';

const responseSchema = '#/paths/~1pets/get/responses/200/content/application~1json/schema';

/** A document with one response of a schema, and other schemas beside it. */
function document(schema: unknown, schemas: object = {}): object {
  const content = { 'application/json': { schema } };
  const get = { operationId: 'listPets', responses: { 200: { description: 'all', content } } };
  const info = { title: 'Pets', version: '1' };
  return { openapi: '3.1.0', info, paths: { '/pets': { get } }, components: { schemas } };
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const deep = (open: string, close: string, levels: number) => open.repeat(levels) + close.repeat(levels);
const megabyte = 2 ** 20;

const bomb = [
  'a0: &a0 [x, x, x, x, x, x, x, x, x, x]',
  ...Array.from({ length: 12 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(10).fill(`*a${n}`).join(', ')}]`),
].join('\n');

/** Rejected in strict mode, within the time of a test, with a helpful error. */
const rejected: [what: string, files: Record<string, string | object>, message: RegExp][] = [
  ['a schema that refers to itself', { 'a.json': document(ref('A'), { A: ref('A') }) }, /circular-schema/],
  [
    'two schemas that refer to each other',
    { 'a.json': document(ref('A'), { A: ref('B'), B: ref('A') }) },
    /circular-schema/,
  ],
  [
    'a loop through not and if',
    { 'a.json': document(ref('A'), { A: { not: ref('B') }, B: { if: ref('A') } }) },
    /circular-schema/,
  ],
  [
    'responses that refer to each other',
    {
      'a.yaml':
        'openapi: 3.1.0\npaths: {/a: {get: {responses: {200: {$ref: "#/components/responses/A"}}}}}\ncomponents: {responses: {A: {$ref: "#/components/responses/B"}, B: {$ref: "#/components/responses/A"}}}',
    },
    /circular \$ref/,
  ],
  [
    'path items that refer to each other',
    {
      'a.yaml':
        'openapi: 3.1.0\npaths: {/a: {$ref: "#/paths/~1b", get: {responses: {}}}, /b: {$ref: "#/paths/~1a"}}',
    },
    /circular \$ref/,
  ],
  [
    'files that refer to each other',
    {
      'a.json': { openapi: '3.1.0', paths: { '/a': { get: { responses: { 200: { $ref: 'b.json' } } } } } },
      'b.json': { $ref: 'c.json' },
      'c.json': { $ref: 'b.json' },
    },
    /circular|circle/i,
  ],
  [
    'a file outside the folder',
    { 'in/a.json': document({ $ref: '../out.json' }), 'out.json': {} },
    /unresolved \$ref: \.\.\/out\.json \(outside/,
  ],
  [
    'an absolute path',
    { 'a.json': document({ $ref: '/etc/passwd' }) },
    /unresolved \$ref: \/etc\/passwd \(outside/,
  ],
  ['a file by URL', { 'a.json': document({ $ref: 'file:///etc/passwd' }) }, /unresolved \$ref: file:/],
  [
    'a $ref to the network',
    { 'a.json': document({ $ref: 'http://127.0.0.1:1/a.json' }) },
    /unresolved \$ref: http:\S+ \(URLs are not fetched/,
  ],
  [
    'a missing file',
    { 'a.json': document({ $ref: 'b.json' }) },
    /unresolved \$ref: b\.json \(no such file\)/,
  ],
  [
    'a $ref with an invalid percent encoding',
    { 'a.json': document({ $ref: '#/components/%zz' }) },
    /unresolved \$ref/,
  ],
  ['a megabyte of lists, as JSON', { 'a.json': deep('[', ']', megabyte) }, /a\.json.* nest|a\.json.*deep/],
  [
    'a megabyte of lists, as YAML',
    { 'a.yaml': `openapi: ${deep('[', ']', megabyte)}` },
    /a\.yaml.*(nest|depth)/,
  ],
  ['a megabyte of unclosed lists', { 'a.yaml': '['.repeat(megabyte) }, /a\.yaml/],
  [
    'a megabyte of nested schemas',
    {
      'a.json': `{"openapi":"3.1.0","paths":{},"x":${'{"not":'.repeat(megabyte / 7)}1${'}'.repeat(megabyte / 7)}}`,
    },
    /nested deeper than/,
  ],
  ['aliases that multiply', { 'a.yaml': `openapi: 3.1.0\npaths: {}\n${bomb}` }, /aliases multiply/],
  ['an alias of itself', { 'a.yaml': 'openapi: 3.1.0\npaths: &a\n  /a: *a\n' }, /a\.yaml/],
  [
    'a duplicate key in YAML',
    { 'a.yaml': 'openapi: 3.1.0\npaths: {}\npaths: {}\n' },
    /a\.yaml:3:1 .*duplicate/,
  ],
  ['an empty file', { 'a.yaml': '' }, /a\.yaml/],
  ['a string', { 'a.yaml': 'hello' }, /not an OpenAPI document/],
  ['binary data', { 'a.yaml': '\u0000\u0001\u0002' }, /a\.yaml/],
  ['two documents', { 'a.yaml': 'openapi: 3.1.0\n---\nopenapi: 3.1.0\n' }, /a\.yaml/],
  [
    'another version',
    { 'a.json': { openapi: '4.0.0' } },
    /#\/openapi is 4\.0\.0; supported are OpenAPI 2\.0, 3\.0, 3\.1 and 3\.2/,
  ],
  [
    'a path of OpenAPI 2.0 that is not an object',
    { 'a.json': { swagger: '2.0', paths: { '/a': [null] } } },
    /a\.json:\d+:\d+ struct #\/paths\/~1a must be part of an object of path items/,
  ],
  ['no version', { 'a.json': { paths: {} } }, /neither openapi nor swagger/],
];

test.each(rejected)('rejects %s', async (_, files, message) => {
  const error = await loadDocument(writeFiles(files), { strict: true }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SpecError);
  expect((error as Error).message).toMatch(message);
});

test('rejects a symbolic link out of the folder', async () => {
  const outside = join(temporaryDirectory(), 'out.json');
  writeFileSync(outside, '{"type":"string"}');
  const file = writeFiles({ 'a.json': document({ $ref: 'link.json' }) });
  symlinkSync(outside, file.replace('a.json', 'link.json'));
  await expect(loadDocument(file, { strict: true })).rejects.toThrow(/link\.json \(outside/);
});

test('resolves references of a linked document beside the file itself', async () => {
  const file = writeFiles({ 'a.json': document({ $ref: 'b.json' }), 'b.json': { type: 'string' } });
  const link = join(temporaryDirectory(), 'link.json');
  symlinkSync(file, link);
  await expect(loadDocument(link, { strict: true })).rejects.toThrow(/b\.json \(no such file\)/);
});

const prototypeNames = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

describe('names of Object.prototype', () => {
  test.each(prototypeNames)('allows %s as a property, a component, a parameter and a path', async (name) => {
    const text = JSON.stringify({
      openapi: '3.0.3',
      info: { title: 'x', version: '1' },
      paths: {
        '/NAME': {
          get: {
            operationId: 'NAME',
            parameters: [{ name: 'NAME', in: 'query', schema: { type: 'string' } }],
            responses: {
              200: { description: 'x', content: { 'application/json': { schema: ref('NAME') } } },
            },
          },
        },
      },
      components: {
        schemas: {
          NAME: { type: 'object', required: ['NAME'], properties: { NAME: { type: 'integer' } } },
        },
      },
    }).replaceAll('NAME', name);
    const { spec, issues } = await loadDocument(writeFiles({ 'a.json': text }));
    expect(issues).toEqual([]);
    expect(spec.operations.get(name)?.path).toBe(`/${name}`);
    const validate = spec.validators.json(`#/components/schemas/${name}`);
    expect(validate({})).toMatchObject({ keyword: 'required' });
    // ajv ignores a property of that name, whatever its schema says.
    if (name !== '__proto__')
      expect(validate(JSON.parse(`{"${name}":"x"}`))).toMatchObject({ keyword: 'type' });
    expect(validate(JSON.parse(`{"${name}":1}`))).toBeUndefined();
    expect({}).not.toHaveProperty('type');
  });
});

describe('unusual but valid documents are loaded', () => {
  test('a hundred thousand enum values', async () => {
    const values = Array.from({ length: 100_000 }, (_, n) => `value-${n}`);
    const { spec } = await loadDocument(writeFiles({ 'a.json': document({ enum: values }) }));
    expect(spec.validators.json(responseSchema)('value-99999')).toBeUndefined();
    expect(spec.validators.json(responseSchema)('value')?.keyword).toBe('enum');
  });

  test('a chain of ten thousand references', async () => {
    const chain = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, n) => [
        `S${n}`,
        { allOf: [n === 9_999 ? { type: 'string' } : ref(`S${n + 1}`)] },
      ]),
    );
    const loaded = await loadDocument(writeFiles({ 'a.json': document(ref('S0'), chain) }));
    expect(loaded.disabled).toEqual([]);
  });

  test('a duplicate key in JSON, of which the last one counts', async () => {
    const text = JSON.stringify(document({ type: 'string' })).replace(
      '"type":"string"',
      '"type":"string","type":"integer"',
    );
    const { spec } = await loadDocument(writeFiles({ 'a.json': text }));
    expect(spec.validators.json(responseSchema)(1)).toBeUndefined();
  });

  const patterns = [
    '^(a+)+$',
    '^(a|a)*$',
    '^([\\w-]+\\.?)+[a-z]{2,}$',
    '^(.*)*x$',
    '^(a?)*(a?)*b$',
    '^(?=[^])(a+)+$',
    '^(a+){2,40}$',
    '^((a+)\\2?)+$',
  ];
  test.each(patterns)('the pattern %s, which no string makes slow', async (pattern) => {
    const { spec } = await loadDocument(writeFiles({ 'a.json': document({ type: 'string', pattern }) }));
    const validate = spec.validators.json(responseSchema);
    for (const text of [`${'a'.repeat(5_000)}!`, `${'😀a'.repeat(2_000)}!`]) {
      expect(validate(text)?.keyword).toBe('pattern');
    }
  });

  test('examples that look like references and ids', async () => {
    const example = { $ref: 'https://example.com/x', $id: 'x', __proto__: 1 };
    const { spec } = await loadDocument(
      writeFiles({ 'a.json': document({ type: 'object', examples: [example, example] }) }),
    );
    expect(spec.validators.json(responseSchema)({})).toBeUndefined();
  });
});
