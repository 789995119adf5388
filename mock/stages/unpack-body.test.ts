import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { mockOf, petDocument } from '../inferred/testing.ts';
import type { Mock } from '../mock.ts';

const pet = Buffer.from('{"id":0,"name":"Rex"}');

async function add(mock: Mock, coding: string, body: Buffer) {
  const headers = { 'content-type': 'application/json', 'content-encoding': coding };
  const response = await mock.handle({ method: 'POST', path: '/v1/pets', query: '', headers, body });
  return { ...response, json: JSON.parse(String(response.body)) as Record<string, unknown> };
}

describe('a packed body', () => {
  test.each([
    ['gzip', gzipSync(pet)],
    ['x-gzip', gzipSync(pet)],
    ['GZIP', gzipSync(pet)],
    ['deflate', deflateSync(pet)],
    ['deflate', deflateRawSync(pet)],
    ['br', brotliCompressSync(pet)],
    ['zstd', zstdCompressSync(pet)],
    ['identity', pet],
    ['gzip, br', brotliCompressSync(gzipSync(pet))],
  ])('%s is unpacked', async (coding, body) => {
    const mock = mockOf(petDocument);
    expect(await add(mock, coding, body)).toMatchObject({ status: 201, json: { name: 'Rex' } });
    expect((await mock.journal.read()).entries.at(-1)?.request.body).toContain('Rex');
  });

  test('is judged by the document', async () => {
    const response = await add(mockOf(petDocument), 'gzip', gzipSync('{"id":0,"name":""}'));
    expect(response).toMatchObject({ status: 400 });
    expect(response.json.message).toContain('/body/name');
  });

  test('that is not what it says gets the document’s 400', async () => {
    const response = await add(mockOf(petDocument), 'gzip', pet);
    expect(response.status).toBe(400);
    expect(response.json.message).toBe('Content-Encoding: the body is not valid gzip');
  });

  test.each([
    ['zip', 'zip is no known coding'],
    ['constructor', 'constructor is no known coding'],
    ['gzip, gzip, gzip, gzip', 'a body may have at most 3 codings'],
  ])('of %s is a 415 that names the known codings', async (coding, message) => {
    const response = await add(mockOf(petDocument), coding, pet);
    expect(response.headers).toMatchObject({ 'Accept-Encoding': 'gzip, deflate, br, zstd' });
    expect(response).toMatchObject({ status: 415, json: { detail: `Content-Encoding: ${message}` } });
  });

  test('that unpacks to more than the limit is a 413', async () => {
    const bomb = gzipSync(Buffer.alloc(33 * 2 ** 20));
    expect(await add(mockOf(petDocument), 'gzip', bomb)).toMatchObject({
      status: 413,
      json: { type: 'urn:bonafide:body-too-large' },
    });
  });
});
