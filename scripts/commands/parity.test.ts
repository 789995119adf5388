import { expect, test } from '@jest/globals';
import { type HttpRequest, noBody } from '../../contracts/http/message.ts';
import { builtinMock } from '../../mock/apis/index.ts';
import type { Mock } from '../../mock/mock.ts';
import { jsonOf, withJson } from '../mutations/http-message-helpers.ts';
import { runCli } from '../testing/run-cli.ts';
import { secretBody, serveMock } from '../testing/serve-mock.ts';

const call = { path: '/secrets', query: '', headers: {}, body: noBody };
const secretsOf = async (mock: Mock) => jsonOf(await mock.handle({ ...call, method: 'GET' }));

/** A mock with secrets of somebody else's, where what would change no single one deletes all of them. */
async function carelessEngine(): Promise<Mock> {
  const mock = builtinMock('docker');
  for (const name of ['app-key', 'tls-cert']) {
    const body = Buffer.from(secretBody(name));
    await mock.handle({ ...call, method: 'POST', path: '/secrets/create', body });
  }
  const handle = async (request: HttpRequest) => {
    const isAboutAll =
      /\/(secrets|create|_ping|info|version|nodes)$/.test(request.path) &&
      ['PUT', 'PATCH', 'DELETE'].includes(request.method);
    for (const { ID } of isAboutAll ? await secretsOf(mock) : [])
      await mock.handle({ ...call, method: 'DELETE', path: `/secrets/${ID}` });
    return mock.handle(request);
  };
  return { ...mock, handle };
}

test('parity leaves out what may change the secrets of others, unless the engine is disposable', async () => {
  const mock = await carelessEngine();
  const before = await secretsOf(mock);
  const { address } = await serveMock('tcp', mock);
  const parity = (...options: string[]) =>
    runCli('parity', 'docker', '--target', address, '--sequences', '25', '--seed', '4', ...options);
  const { code, out } = await parity();
  expect(out).toMatch(
    /^\d+ calls left out since others may need what is there; where nobody does, add --disposable$/m,
  );
  expect({ code, secrets: await secretsOf(mock) }).toEqual({ code: 0, secrets: before });
  expect((await parity('--disposable')).out).not.toContain('left out');
  expect(await secretsOf(mock)).toEqual([]);
}, 120_000);

test('parity neither changes nor deletes a secret that a creation claims to have created, and that was there before', async () => {
  const mock = await carelessEngine();
  const before = await secretsOf(mock);
  const handle = async (request: HttpRequest) => {
    const response = await mock.handle(request);
    return response.status === 201 ? withJson(response, { ID: before[0].ID }) : response;
  };
  const { address } = await serveMock('tcp', { ...mock, handle });
  await runCli('parity', 'docker', '--target', address, '--sequences', '10', '--seed', '4');
  expect(await secretsOf(mock)).toEqual(expect.arrayContaining(before));
}, 120_000);
