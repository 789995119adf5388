import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseYaml } from '@redocly/openapi-core';
import { builtinNames } from './load-builtin.ts';
import { loadDocument } from './load-document.ts';

const examples = join(import.meta.dirname, '../../node_modules/@readme/oas-examples');
const versions = ['2.0', '3.0', '3.1'];
const documents = versions.flatMap((version) =>
  (readdirSync(join(examples, version), { recursive: true }) as string[])
    .filter((file) => /\.(json|yaml)$/.test(file))
    .map((file) => `${version}/${file}`),
);

/** Documents with an operation that no request or no response is valid for. */
const unsatisfiable = [
  '3.0/json/circular-request-bodies',
  '3.0/yaml/circular-request-bodies',
  'discriminators',
  'schema-types',
];

/** The number of operations of a file, by an independent parser. */
function countOperations(file: string): number {
  const { paths = {} } = parseYaml(readFileSync(file, 'utf8')) as { paths?: Record<string, object> };
  const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
  return Object.values(paths).flatMap((item) => methods.filter((method) => method in item)).length;
}

describe('loading', () => {
  test.each(documents)('loads %s of npm @readme/oas-examples', async (name) => {
    const isUnsatisfiable = unsatisfiable.some((part) => name.includes(part));
    const { spec, disabled } = await loadDocument(join(examples, name), {
      strict: !isUnsatisfiable,
    });
    expect(disabled.length > 0).toBe(isUnsatisfiable);
    expect(spec.document.openapi).toMatch(/^3\.1/);
    expect(spec.operations.size + disabled.length).toBeGreaterThanOrEqual(
      countOperations(join(examples, name)),
    );
  });

  test.each(builtinNames)('loads the built-in %s without issues', async (name) => {
    const { spec, file, locate, issues, disabled } = await loadDocument(name);
    expect(spec.name).toBe(name);
    expect({ issues, disabled }).toEqual({ issues: [], disabled: [] });
    expect(locate('#/paths')).toEqual({ file, line: expect.any(Number), column: 1 });
  });
});

describe('a document given as an object', () => {
  const withSchema = (schema: object) => ({
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    paths: {
      '/pets': {
        get: {
          operationId: 'listPets',
          responses: { 200: { description: 'all', content: { 'application/json': { schema } } } },
        },
      },
    },
  });

  test('is loaded without a file', async () => {
    const { spec, file, files, locate } = await loadDocument(withSchema({ type: 'string' }));
    expect([...spec.operations.keys()]).toEqual(['listPets']);
    expect({ file, files, location: locate('#/paths') }).toEqual({
      file: undefined,
      files: [],
      location: undefined,
    });
  });

  test('has its errors reported by JSON pointer', async () => {
    const document = withSchema({ type: 'strnig' });
    await expect(loadDocument(document, { strict: true })).rejects.toThrow(
      /^schema #\/paths\/~1pets\S+ type must be one or more/,
    );
    const { errors } = await loadDocument(document);
    expect(errors).toMatchObject([{ rule: 'schema', instead: 'it is ignored' }]);
  });

  test('cannot refer to files', async () => {
    const document = withSchema({ $ref: './pet.json' });
    await expect(loadDocument(document, { strict: true })).rejects.toThrow(/unresolved \$ref: \.\/pet\.json/);
  });
});
