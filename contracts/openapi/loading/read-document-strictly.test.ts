import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { compileAll } from '../compile-all-schemas.ts';
import type { Document } from '../document.ts';
import { createSpec } from '../spec.ts';
import { readDocument } from './read-document-strictly.ts';
import { SpecError } from './spec-error.ts';

const directory = mkdtempSync(join(tmpdir(), 'bonafide-read-'));
afterAll(() => rmSync(directory, { recursive: true }));

const docker = readFileSync(new URL('../../../specs/docker.yaml', import.meta.url), 'utf8');

describe('an invalid document is rejected with file, line and JSON pointer', () => {
  const cases: [what: string, from: string | RegExp, to: string, message: RegExp][] = [
    [
      'a misspelt field',
      'summary: List secrets',
      'sumary: List secrets',
      /docker\.yaml:\d+:\d+ #\/paths\/~1secrets\/get\/sumary /,
    ],
    [
      'an unresolved $ref',
      '#/components/responses/UnknownFilter',
      '#/components/responses/Nope',
      /docker\.yaml:\d+:\d+ #\/paths\/~1secrets\/get\/responses\/400 .*resolve/,
    ],
    [
      'two operations with one id',
      'operationId: SecretInspect',
      'operationId: SecretList',
      /docker\.yaml:\d+:\d+ .*operationId/i,
    ],
    ['an invalid example', /ID: ktnbjxoalbkvbvedmg1urrz8h/, 'ID: SHOUTING', /docker\.yaml:\d+:\d+ .*\/ID /],
    [
      'another dialect',
      'json-schema.org/draft/2020-12',
      'json-schema.org/draft/2019-09',
      /docker\.yaml: #\/jsonSchemaDialect/,
    ],
    ['a YAML syntax error', 'paths:', 'paths: [', /docker\.yaml/],
  ];
  test.each(cases)('%s', async (_, from, to, message) => {
    const file = join(directory, 'docker.yaml');
    const text = docker.replace(from, to);
    expect(text).not.toBe(docker);
    writeFileSync(file, text);
    await expect(readDocument(file)).rejects.toThrow(message);
    await expect(readDocument(file)).rejects.toBeInstanceOf(SpecError);
  });

  test('a missing file', async () => {
    await expect(readDocument(join(directory, 'none.yaml'))).rejects.toThrow(/none\.yaml: no such file/);
  });
});

describe('a schema that does not compile in strict mode is an error', () => {
  const schemas: [what: string, schema: object, message: RegExp][] = [
    ['an unknown keyword', { type: 'string', minLenght: 1 }, /unknown keyword: "minLenght"/],
    ['an unknown format', { type: 'string', format: 'uuuid' }, /unknown format "uuuid"/],
    ['an invalid pattern', { type: 'string', pattern: '(' }, /pattern|regular expression/i],
  ];
  test.each(schemas)('%s', (_, schema, message) => {
    const ok = { description: 'ok', content: { 'application/json': { schema } } };
    const paths = { '/pets': { get: { operationId: 'listPets', responses: { 200: ok } } } };
    const document: Document = { openapi: '3.1.0', paths };
    expect(() => compileAll(createSpec('pets', document))).toThrow(message);
  });
});
