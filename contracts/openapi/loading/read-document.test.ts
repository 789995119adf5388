import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { compileAll } from '../compile-all.ts';
import type { Document } from '../document.ts';
import { createSpec } from '../spec.ts';
import { readDocument } from './read-document.ts';
import { SpecError } from './spec-error.ts';

const directory = mkdtempSync(join(tmpdir(), 'bonafide-read-'));
afterAll(() => rmSync(directory, { recursive: true }));

const docker = readFileSync(new URL('../../../specs/docker.yaml', import.meta.url), 'utf8');

describe('a document with a fault is refused, and the fault told by file, line and JSON pointer', () => {
  const faults: [what: string, from: string | RegExp, to: string, told: RegExp][] = [
    [
      'a misspelt field',
      'summary: List secrets',
      'sumary: List secrets',
      /docker\.yaml:\d+:\d+ #\/paths\/~1secrets\/get\/sumary /,
    ],
    [
      'a $ref to nowhere',
      '#/components/responses/UnknownFilter',
      '#/components/responses/Nope',
      /docker\.yaml:\d+:\d+ #\/paths\/~1secrets\/get\/responses\/400 .*resolve/,
    ],
    [
      'two operations of one name',
      'operationId: SecretInspect',
      'operationId: SecretList',
      /docker\.yaml:\d+:\d+ .*operationId/i,
    ],
    [
      'an example that breaks its schema',
      /ID: ktnbjxoalbkvbvedmg1urrz8h/,
      'ID: SHOUTING',
      /docker\.yaml:\d+:\d+ .*\/ID /,
    ],
    [
      'another dialect',
      'json-schema.org/draft/2020-12',
      'json-schema.org/draft/2019-09',
      /docker\.yaml: #\/jsonSchemaDialect/,
    ],
    ['YAML that cannot be read', 'paths:', 'paths: [', /docker\.yaml/],
  ];
  test.each(faults)('%s', async (_, from, to, told) => {
    const file = join(directory, 'docker.yaml');
    const text = docker.replace(from, to);
    expect(text).not.toBe(docker);
    writeFileSync(file, text);
    await expect(readDocument(file)).rejects.toThrow(told);
    await expect(readDocument(file)).rejects.toBeInstanceOf(SpecError);
  });

  test('a file that is not there', async () => {
    await expect(readDocument(join(directory, 'none.yaml'))).rejects.toThrow(/none\.yaml: no such file/);
  });
});

describe('a schema that cannot be checked by is an error, never a warning', () => {
  const schemas: [what: string, schema: object, told: RegExp][] = [
    ['an unknown keyword', { type: 'string', minLenght: 1 }, /unknown keyword: "minLenght"/],
    ['an unknown format', { type: 'string', format: 'uuuid' }, /unknown format "uuuid"/],
    ['a pattern that is none', { type: 'string', pattern: '(' }, /pattern|regular expression/i],
  ];
  test.each(schemas)('%s', (_, schema, told) => {
    const ok = { description: 'ok', content: { 'application/json': { schema } } };
    const paths = { '/things': { get: { operationId: 'ThingList', responses: { 200: ok } } } };
    const document: Document = { openapi: '3.1.0', paths };
    expect(() => compileAll(createSpec('things', document))).toThrow(told);
  });
});
