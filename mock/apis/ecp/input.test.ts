import { describe, expect, test } from '@jest/globals';
import { callEcp, ecpSecret, secretsPath } from '../../../scripts/testing/call-ecp.ts';
import { builtinMock } from '../index.ts';

const unreadable = {
  error: 'InvalidRequestBody',
  message: 'Failed to parse JSON in the request body. Please check the content format.',
};
const malformedName = {
  error: 'InvalidSecretName',
  message:
    'Invalid secret name. A valid secret name must consist of lower-case alphanumeric characters, \u2018-\u0027, or \u0027.\u2019, must start and end with a lower-case alphanumeric character, and must be no more than 63 characters.',
};
const missing = (field: string) => ({
  error: 'RequiredFieldMissing',
  message: `The field ${field} is required.`,
});

describe('a name', () => {
  test.each(['a', '1', 'myregistrykey', 'my.secret-1', 'a..b', 'n'.repeat(63)])(
    '%j is accepted',
    async (name) => {
      const empty = builtinMock('ecp', { seedData: {} });
      expect(await create(ecpSecret({ name }), {}, empty)).toEqual([201, undefined]);
    },
  );

  test.each(['-a', 'a.', 'A', 'a_b', 'a b', 'n'.repeat(64), 'a\n', ' a'])('%j is refused', async (name) => {
    expect(await create(ecpSecret({ name }))).toEqual([400, malformedName]);
  });
});

describe('a creation', () => {
  test.each<[what: string, body: unknown, error: unknown]>([
    ['nothing', '', unreadable],
    ['half of it', '{"name":', unreadable],
    ['a list', [], unreadable],
    ['null', 'null', unreadable],
    ['a name that is a number', ecpSecret({ name: 5 }), unreadable],
    ['a description that is a number', ecpSecret({ description: 5 }), unreadable],
    ['a wrong type beside what is missing', { username: 5 }, unreadable],
    ['an empty object', {}, missing('name')],
    ['nothing but a name', { name: 'a' }, missing('namespace')],
    ['an empty registry', ecpSecret({ registry: '' }), missing('registry')],
    ['a username that is null', ecpSecret({ username: null }), missing('username')],
    ['a malformed name without a password', ecpSecret({ name: 'A', password: '' }), missing('password')],
    ['a malformed name in no namespace', ecpSecret({ name: 'A', namespace: 'none' }), malformedName],
    [
      'no namespace that exists',
      ecpSecret({ name: 'myregistrykey', namespace: 'none' }),
      { error: 'NamespaceNotExist', message: 'The namespace given does not exist.' },
    ],
  ])('of %s is refused', async (_, body, error) => {
    expect(await create(body)).toEqual([400, error]);
  });

  test('with a name that is taken is refused', async () => {
    const taken = { error: 'SecretNameExists', message: 'The secret name is already taken.' };
    expect(await create(ecpSecret({ name: 'myregistrykey' }))).toEqual([409, taken]);
    const elsewhere = ecpSecret({ name: 'myregistrykey', namespace: 'ecp-us-yaml-demo' });
    expect(await create(elsewhere)).toEqual([201, undefined]);
  });

  test.each(['application/json; charset=UTF-8', 'text/plain', 'application/x-www-form-urlencoded'])(
    'may come as %s',
    async (type) => {
      expect(await create(ecpSecret(), { 'content-type': type })).toEqual([201, undefined]);
    },
  );
});

describe('a page', () => {
  const offset = {
    error: 'InvalidListOffset',
    message: 'The value of offset must be a valid non-negative integer.',
  };
  const limit = {
    error: 'InvalidListLimit',
    message: 'The value of limit must be a valid integer between 1 and 200, both inclusive.',
  };

  test.each<[query: string, error: unknown]>([
    ['limit=0', limit],
    ['limit=201', limit],
    ['limit=x', limit],
    ['limit=', limit],
    ['limit=1.0', limit],
    ['limit=0x10', limit],
    ['limit=1&limit=0', limit],
    ['offset=-1', offset],
    ['offset=x', offset],
    ['offset=', offset],
    ['limit=0&offset=-1', offset],
  ])('%s is refused', async (query, error) => {
    const { status, json } = await callEcp(builtinMock('ecp'), 'GET', secretsPath, { query });
    expect([status, json]).toEqual([400, error]);
  });

  test.each<[query: string, names: string[], totalCount: number]>([
    ['', ['sweet-neat-secret', 'myregistrykey'], 2],
    ['limit=1', ['sweet-neat-secret'], 2],
    ['limit=0&limit=1', ['sweet-neat-secret'], 2],
    ['limit=200&offset=1', ['myregistrykey'], 2],
    ['offset=2', [], 2],
    ['offset=99999999999999999999', [], 2],
    ['searchString=EAT', ['sweet-neat-secret'], 1],
    ['searchString=', ['sweet-neat-secret', 'myregistrykey'], 2],
    ['searchString=docker', [], 0],
    ['searchString=%', [], 0],
  ])('%s lists %j of %i', async (query, names, totalCount) => {
    const { status, json } = await callEcp(builtinMock('ecp'), 'GET', secretsPath, { query });
    const ImagePullSecrets = names.map((name) => expect.objectContaining({ name }));
    expect([status, json]).toEqual([200, { ImagePullSecrets, totalCount }]);
  });
});

describe('an update', () => {
  const path = `${secretsPath}/f163180004bf11eb8d2a0242ac120002`;

  test.each<[what: string, body: unknown, error: unknown]>([
    ['half of a body', '{"a":', unreadable],
    ['a list', [], unreadable],
    ['null', 'null', unreadable],
    ['a password that is a number', { password: 5 }, unreadable],
    ['an empty password', { password: '' }, missing('password')],
    ['a username that is null', { username: null, description: 'new' }, missing('username')],
  ])('with %s is refused', async (_, body, error) => {
    const mock = builtinMock('ecp');
    const before = await callEcp(mock, 'GET', path);
    const { status, json } = await callEcp(mock, 'PATCH', path, { body });
    expect([status, json]).toEqual([400, error]);
    expect((await callEcp(mock, 'GET', path)).json).toEqual(before.json);
  });

  test.each<[what: string, body: unknown]>([
    ['no body', undefined],
    ['nothing in it', {}],
    ['what cannot be changed, of whatever type', { name: 5, namespace: null, registry: [] }],
  ])('with %s changes nothing', async (_, body) => {
    const mock = builtinMock('ecp');
    const before = await callEcp(mock, 'GET', path);
    const { status, json } = await callEcp(mock, 'PATCH', path, { body });
    expect([status, json]).toEqual([200, before.json]);
  });

  test('to the same value moves lastUpdateTime', async () => {
    const { json } = await callEcp(builtinMock('ecp', { seed: 1 }), 'PATCH', path, {
      body: { username: 'demo' },
    });
    const times = { creationTime: '2020-10-02T15:00:00Z', lastUpdateTime: '2026-01-01T00:00:00Z' };
    expect(json).toMatchObject(times);
  });

  test('of many at once loses nothing', async () => {
    const mock = builtinMock('ecp');
    const bodies = [{ username: 'one' }, { password: 'two' }, { description: 'three' }];
    await Promise.all(bodies.map((body) => callEcp(mock, 'PATCH', path, { body })));
    const { json } = await callEcp(mock, 'GET', path);
    expect(json).toMatchObject({ username: 'one', password: 'two', description: 'three' });
  });
});

test('of many creations of one name, one succeeds', async () => {
  const mock = builtinMock('ecp');
  const call = () => callEcp(mock, 'POST', secretsPath, { body: ecpSecret() });
  const answers = await Promise.all([call(), call(), call()]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
});

async function create(
  body: unknown,
  headers: Record<string, string> = {},
  mock = builtinMock('ecp'),
): Promise<unknown> {
  const { status, json } = await callEcp(mock, 'POST', secretsPath, { body, headers });
  return [status, json];
}
