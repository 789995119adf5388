import { describe, expect, test } from '@jest/globals';
import { builtinMock } from '../../../mock/apis/index.ts';
import { serveMock } from '../../../scripts/testing/serve-mock.ts';
import { hasValidSignature, parseAuthorization, sampleAccessKey } from '../../auth/huawei-signature.ts';
import type { HttpRequest } from '../../http/message.ts';
import type { Target } from '../../verify/engine/target.ts';
import { httpTarget } from '../../verify/targets/http.ts';
import { mockTarget } from '../../verify/targets/mock.ts';
import { verifyContract } from '../../verify/verify.ts';
import { connect } from './connect.ts';
import { huaweiContract } from './index.ts';

const project = 'fedcba9876543210fedcba9876543210';
const pair = { HUAWEICLOUD_SDK_AK: 'OWNAK', HUAWEICLOUD_SDK_SK: 'OWNSK' };
const token = { HUAWEICLOUD_AUTH_TOKEN: 'own-token' };
const inProject = { HUAWEICLOUD_PROJECT_ID: project };

const all = ['HUAWEICLOUD_SDK_AK', 'HUAWEICLOUD_SDK_SK', 'HUAWEICLOUD_PROJECT_ID'];

test.each([
  [pair, all.slice(2)],
  [token, all.slice(2)],
  [inProject, all.slice(0, 2)],
  [{ ...inProject, HUAWEICLOUD_SDK_AK: 'AK' }, all.slice(1, 2)],
  [{ ...inProject, ...token, HUAWEICLOUD_SDK_SK: 'SK' }, all.slice(0, 1)],
  [{ HUAWEICLOUD_SDK_AK: 'AK' }, all.slice(1)],
])('with %j alone, the others are asked for', async (variables, missing) => {
  const target = mockTarget(builtinMock('huawei', { auth: 'off' }));
  await expect(connect(target, variables)).rejects.toThrow(`set ${missing.join(', ')} too`);
});

describe.each([
  ['a key', { ...pair, ...inProject }],
  ['a token', { ...token, ...inProject }],
  ['a key beside a token', { ...pair, ...token, ...inProject }],
])('with %s of one’s own', (_, variables) => {
  test('every case passes, and nothing is left behind', async () => {
    const mock = builtinMock('huawei', { variables });
    const failures: unknown[] = [];
    const options = {
      run: 'own',
      variables,
      only: ['auth-required', 'huawei/life-cycle', 'huawei/tags', 'huawei/backup'],
    };
    await verifyContract(huaweiContract(), mockTarget(mock), {
      ...options,
      emit: (event) => event.type === 'failed' && failures.push(event.failure),
    });
    expect(failures).toEqual([]);
    const { authorize } = await connect(mockTarget(mock), variables);
    const list = {
      method: 'GET',
      path: `/v1/${project}/secrets`,
      query: '',
      headers: {},
      body: Buffer.alloc(0),
    };
    const { body } = await mock.handle((await authorize?.(list)) ?? list);
    const names = JSON.parse(body.toString()).secrets.map(({ name }: { name: string }) => name);
    expect(names).toEqual(['demo', 'test']);
  });

  test('a mock that knows other credentials rejects them', async () => {
    const target = mockTarget(builtinMock('huawei', { variables: { ...pair, HUAWEICLOUD_SDK_AK: 'OTHER' } }));
    await expect(connect(target, variables)).rejects.toThrow('the gateway refuses the call (APIGW.0301: ');
  });
});

test('a key of one’s own is never tried with a wrong signature', async () => {
  const target = mockTarget(builtinMock('huawei', { auth: 'off' }));
  const names = async (variables: object) =>
    Object.keys((await connect(target, { ...variables })).invalidCredentials ?? {});
  expect(await names({ ...pair, ...inProject })).toEqual(['an unknown access key', 'an empty token']);
  expect(await names({})).toContain('another secret key');
});

test.each([
  ['the right time', 0, true],
  ['yesterday', 86_400_000, false],
])(
  'signatures out of time are tried only where the provider’s clock is right: it says %s',
  async (_, late, isTried) => {
    const date = new Date(Date.now() - late).toUTCString();
    const target = mockTarget({ handle: async () => ({ status: 200, headers: { date }, body: '{}' }) });
    target.isOurs = false;
    const { invalidCredentials = {} } = await connect(target, {});
    expect('a signature of an hour ago' in invalidCredentials).toBe(isTried);
  },
);

test('what answers otherwise is no CSMS', async () => {
  const target: Target = mockTarget({
    handle: async () => ({ status: 404, headers: {}, body: 'nothing here' }),
  });
  await expect(connect(target, {})).rejects.toThrow('what answers is not CSMS (GET /v1/');
});

test('the host is signed with its port', async () => {
  const { address } = await serveMock('tcp', builtinMock('huawei'));
  const target = httpTarget(address);
  const { authorize } = await connect(target, {});
  const request: HttpRequest = { method: 'GET', path: '/x', query: '', headers: {}, body: Buffer.alloc(0) };
  const { headers } = (await authorize?.(request)) ?? request;
  expect(headers).toMatchObject({
    host: new URL(address).host,
    authorization: expect.stringContaining('host;x-sdk-date'),
  });
  await target.close();
});

test('the path of a target’s own is signed too, and not sent twice', async () => {
  const answers = { handle: async () => ({ status: 200, headers: {}, body: '{}' }) };
  const { authorize } = await connect({ ...mockTarget(answers), curl: 'http://localhost/csms' }, {});
  const request: HttpRequest = { method: 'GET', path: '/x', query: '', headers: {}, body: Buffer.alloc(0) };
  const authorized = (await authorize?.(request)) ?? request;
  const authorization = parseAuthorization(String(authorized.headers.authorization));
  expect(authorized.path).toBe('/x');
  expect(
    authorization && hasValidSignature({ ...authorized, path: '/csms/x' }, authorization, sampleAccessKey.sk),
  ).toBe(true);
  expect(authorization && hasValidSignature(authorized, authorization, sampleAccessKey.sk)).toBe(false);
});
