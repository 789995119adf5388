import { describe, expect, test } from '@jest/globals';
import { builtinMock } from '../index.ts';
import { callGcore, collection } from './testing.ts';

const missing = ['not_authenticated', 'Authentication credentials were not provided.'];
const invalid = ['token_not_valid', 'Token is invalid or expired'];
const wrongScheme = ['token_not_valid', 'Given token not valid for any token type'];

describe('with a known token', () => {
  test.each([
    ['apikey 1234$abcdef', undefined],
    ['APIKey 1234$abcdef', undefined],
    ['APIKEY 1234$abcdef', undefined],
    [undefined, missing],
    ['', missing],
    ['1234$abcdef', missing],
    ['APIKey', missing],
    ['APIKey ', missing],
    ['APIKey  1234$abcdef', missing],
    ['APIKey\t1234$abcdef', missing],
    ['APIKey 1234$abcdef 1234$abcdef', missing],
    ['Basic 1234$abcdef', missing],
    ['Bearer 1234$abcdef', wrongScheme],
    ['bearer 9999$zzzzzz', wrongScheme],
    ['APIKey 1234', ['token_not_valid', 'Bad token: 1234']],
    ['APIKey 9999$zzzzzz', invalid],
    ['APIKey 1234$', invalid],
    ['APIKey 1234$abcdeF', invalid],
  ])('%j', async (authorization, refusal) => {
    const mock = builtinMock('gcore', { variables: { GCORE_API_KEY: '1234$abcdef' } });
    const { status, json } = await callGcore(mock, 'GET', collection, undefined, { authorization });
    const { exception_class, message } = json as { exception_class?: string; message?: string };
    expect([status, exception_class, message]).toEqual(
      refusal ? [401, ...refusal] : [200, undefined, undefined],
    );
  });
});

test('a token with an underscore is cut there, too', async () => {
  const mock = builtinMock('gcore', { variables: { GCORE_API_KEY: '29841_c767' } });
  const { json } = await callGcore(mock, 'GET', collection, undefined, { authorization: 'APIKey 29841' });
  expect(json).toMatchObject({ exception_class: 'token_not_valid', message: 'Bad token: 29841' });
});

test('without a known token, any is accepted', async () => {
  const mock = builtinMock('gcore', { variables: { GCORE_API_KEY: '' } });
  const asked = (authorization: string) => callGcore(mock, 'GET', collection, undefined, { authorization });
  expect([(await asked('apikey x')).status, (await asked('Bearer x')).status]).toEqual([200, 401]);
});

test('with auth off, no credentials are required', async () => {
  const mock = builtinMock('gcore', { auth: 'off', variables: { GCORE_API_KEY: '1234$abcdef' } });
  expect((await callGcore(mock, 'GET', collection, undefined, { authorization: undefined })).status).toBe(
    200,
  );
});

test('with a known project and region, no other exists', async () => {
  const mock = builtinMock('gcore', { variables: { GCORE_PROJECT_ID: '7', GCORE_REGION_ID: '76' } });
  const asked = async (method: string, scope: string, body?: unknown) => {
    const { status, json } = await callGcore(mock, method, `/cloud/v1/caas/secrets/${scope}`, body);
    return [status, (json as { message?: string }).message ?? json];
  };
  const own = [200, expect.objectContaining({ count: 1 })];
  expect(await asked('GET', '7/76')).toEqual(own);
  expect(await asked('GET', '007/76')).toEqual(own);
  expect(await asked('GET', '8/76')).toEqual([404, 'Project 8 could not be found']);
  expect(await asked('GET', '7/75')).toEqual([404, 'Region 75 could not be found']);
  expect(await asked('GET', '8/75/my-registry-secret')).toEqual([404, 'Project 8 could not be found']);
  const body = { name: 'my-secret', registry: 'r', login: 'l', password: 'p' };
  expect(await asked('POST', '7/75', body)).toEqual([404, 'Region 75 could not be found']);
  expect(await asked('PATCH', '7/75/my-registry-secret', {})).toEqual([404, 'Region 75 could not be found']);
  expect(await asked('DELETE', '7/75/my-registry-secret')).toEqual([404, 'Region 75 could not be found']);
});
