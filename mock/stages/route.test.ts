import { describe, expect, test } from '@jest/globals';
import { type HttpResponse, noBody } from '../../contracts/http/message.ts';
import { builtinMock } from '../apis/index.ts';
import { mockOf, petDocument } from '../inferred/testing.ts';
import type { Mock } from '../mock.ts';

const headers = { authorization: 'APIKey 1234$abcdef' };

const send = (mock: Mock, method: string, path: string): Promise<HttpResponse> =>
  mock.handle({ method, path, query: '', headers, body: noBody });

describe('HEAD', () => {
  test.each([
    ['a document', mockOf(petDocument), '/pets'],
    ['gcore', builtinMock('gcore'), '/cloud/v1/caas/secrets/1/1'],
    ['sap, whose answer is a refusal', builtinMock('sap'), '/v2/admin/dockerRegistrySecrets'],
  ])('is answered as GET is, with the length of its body: %s', async (_, mock, path) => {
    const get = await send(mock, 'GET', path);
    const head = await send(mock, 'HEAD', path);
    expect(head.status).toBe(get.status);
    expect(head.body).toBe('');
    const names = [...Object.keys(get.headers), 'Content-Length'];
    expect(Object.keys(head.headers).sort()).toEqual(names.sort());
    expect(head.headers['Content-Length']).toBe(String(Buffer.byteLength(get.body)));
  });

  test('is recorded as a call of the operation of GET', async () => {
    const mock = mockOf(petDocument);
    await send(mock, 'HEAD', '/pets');
    expect((await mock.journal.read()).counts).toEqual({ listPets: 1 });
  });

  test('goes to the operation that a document has for it', async () => {
    const mock = builtinMock('docker');
    await send(mock, 'HEAD', '/_ping');
    expect((await mock.journal.read()).counts).toEqual({ SystemPingHead: 1 });
  });

  test('is refused where there is no GET, and where an engine has it for the ping alone', async () => {
    expect((await send(mockOf(petDocument), 'HEAD', '/cats')).status).toBe(404);
    expect((await send(builtinMock('docker'), 'HEAD', '/v1.44/secrets')).status).toBe(404);
  });
});
