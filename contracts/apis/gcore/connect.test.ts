import { expect, test } from '@jest/globals';
import { builtinMock } from '../../../mock/apis/index.ts';
import type { HttpResponse } from '../../http/message.ts';
import { ConfigurationError } from '../../openapi/configuration-error.ts';
import { Unreachable } from '../../verify/engine/target.ts';
import { mockTarget } from '../../verify/targets/mock.ts';
import { connect } from './connect.ts';

const account = { GCORE_API_KEY: '29841_c767', GCORE_PROJECT_ID: '7', GCORE_REGION_ID: '76' };
const answering = (response: HttpResponse) => mockTarget({ handle: async () => response });
const html = { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<html></html>' };

test('without variables, the documents’ samples', async () => {
  const { description, path, invalidCredentials } = await connect(mockTarget(builtinMock('gcore')), {});
  expect([description, path]).toEqual(['project 1, region 1', { project_id: '1', region_id: '1' }]);
  // A mock that knows no tokens accepts any.
  expect(Object.keys(invalidCredentials ?? {})).not.toContain('an unknown token');
});

test('with all of them, that account, and nobody else', async () => {
  const target = mockTarget(builtinMock('gcore', { variables: account }));
  const { path, invalidCredentials, authorize } = await connect(target, account);
  expect(path).toEqual({ project_id: '7', region_id: '76' });
  expect(Object.keys(invalidCredentials ?? {})).toContain('an unknown token');
  const request = { method: 'GET', path: '/', query: '', headers: {}, body: Buffer.alloc(0) };
  expect((await authorize?.(request))?.headers).toEqual({ authorization: 'apikey 29841_c767' });
});

test.each([
  [{ GCORE_API_KEY: 'a' }, 'GCORE_PROJECT_ID, GCORE_REGION_ID must be set as well'],
  [{ GCORE_PROJECT_ID: '1', GCORE_REGION_ID: '1' }, 'GCORE_API_KEY must be set as well'],
  [{ ...account, GCORE_API_KEY: '' }, 'GCORE_API_KEY must be set as well'],
  [{ ...account, GCORE_API_KEY: 'a token' }, 'GCORE_API_KEY must be a token without spaces'],
  [{ ...account, GCORE_REGION_ID: 'lux-2' }, 'GCORE_REGION_ID must be an integer'],
])('%j is not enough', async (variables, message) => {
  await expect(connect(mockTarget(builtinMock('gcore')), variables)).rejects.toThrow(
    new ConfigurationError(message),
  );
});

test.each([
  [{ ...account, GCORE_API_KEY: '1234$abcdef' }, 'GCORE_API_KEY is refused with 401'],
  [
    { ...account, GCORE_PROJECT_ID: '8' },
    'GCORE_PROJECT_ID and GCORE_REGION_ID name nothing that there is (GET /cloud/v1/caas/secrets/8/76: 404)',
  ],
])('an account that does not exist is reported: %#', async (variables, message) => {
  const target = mockTarget(builtinMock('gcore', { variables: account }));
  await expect(connect(target, variables)).rejects.toThrow(new ConfigurationError(message));
});

test('a server that is not Gcore’s API is reported', async () => {
  const other = "what answers is not Gcore's API (GET /cloud/v1/caas/secrets/1/1: 200)";
  await expect(connect(answering(html), {})).rejects.toThrow(new Unreachable(other));
  const docker = mockTarget(builtinMock('docker'));
  await expect(connect(docker, {})).rejects.toThrow(Unreachable);
  const limited = builtinMock('gcore');
  await limited.setProviderState('too-many-requests', true);
  const busy = "Gcore's API does not list secrets now (GET /cloud/v1/caas/secrets/1/1: 429)";
  await expect(connect(mockTarget(limited), {})).rejects.toThrow(new Unreachable(busy));
});
