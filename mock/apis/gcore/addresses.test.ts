import { describe, expect, test } from '@jest/globals';
import { callGcore, collection, mockWith, wanted } from './testing.ts';

const notAnInteger = 'Input should be a valid integer, unable to parse string as an integer';

describe('pages', () => {
  test.each([
    ['limit=abc', { limit: [notAnInteger] }],
    ['limit=', { limit: [notAnInteger] }],
    ['limit=1e2', { limit: [notAnInteger] }],
    ['limit=0', { limit: ['Input should be greater than 0'] }],
    ['limit=-1', { limit: ['Input should be greater than 0'] }],
    ['limit=1001', { limit: ['Input should be less than or equal to 1000'] }],
    [`limit=${'9'.repeat(400)}`, { limit: [notAnInteger] }],
    ['offset=1.5', { offset: [notAnInteger] }],
    ['offset=-1', { offset: ['Input should be greater than or equal to 0'] }],
    ['limit=5&limit=0', { limit: ['Input should be greater than 0'] }],
    ['offset=x&limit=x', { limit: [notAnInteger], offset: [notAnInteger] }],
  ])('%.20s is invalid', async (query, invalid_fields) => {
    const { status, json } = await callGcore(await mockWith(), 'GET', `${collection}?${query}`);
    expect([status, json]).toEqual([400, expect.objectContaining({ invalid_fields })]);
  });

  test.each([
    ['', ['a1', 'b1', 'c1']],
    ['limit=2', ['a1', 'b1']],
    ['limit=1000&offset=2', ['c1']],
    ['offset=3', []],
    ['offset=99999999999999999999', []],
    ['limit=0&limit=1', ['a1']],
    ['limit=01', ['a1']],
    ['sort=name&limit=1&Offset=1', ['a1']],
  ])('%j', async (query, names) => {
    const secrets = ['b1', 'c1', 'a1'].map((name) => ({ ...wanted, name }));
    const { json } = await callGcore(await mockWith(secrets), 'GET', `${collection}?${query}`);
    const { count, results } = json as { count: number; results: { name: string }[] };
    expect([count, results.map(({ name }) => name)]).toEqual([3, names]);
  });
});

describe('paths', () => {
  test.each([
    ['/cloud/v1/caas/secrets/abc/1', ['project_id']],
    ['/cloud/v1/caas/secrets/1/1.0', ['region_id']],
    ['/cloud/v1/caas/secrets/%20/+1/my-secret', ['project_id', 'region_id']],
  ])('%s has ids that are none', async (path, fields) => {
    const { status, json } = await callGcore(await mockWith(), 'GET', `${path}?limit=0`);
    const invalid_fields = Object.fromEntries(fields.map((name) => [name, [notAnInteger]]));
    expect([status, json]).toEqual([400, expect.objectContaining({ invalid_fields })]);
  });

  test('ids are numbers, however they are written and however large', async () => {
    const mock = await mockWith();
    const found = async (path: string) =>
      (await callGcore(mock, 'GET', `/cloud/v1/caas/secrets/${path}/my-secret`)).status;
    expect([await found('1/1'), await found('01/001'), await found('%31/1'), await found('-1/1')]).toEqual([
      200, 200, 200, 404,
    ]);
    const large = ['9007199254740992', '9007199254740993'];
    for (const id of large) {
      expect((await callGcore(mock, 'POST', `/cloud/v1/caas/secrets/${id}/1`, wanted)).status).toBe(200);
    }
  });

  test.each([
    'My-secret',
    'my%2Dsecre',
    'my-secret%20',
    'a%2Fb',
    '%00',
    '%E0%A4',
    '%25',
    '..',
    'my-secret;x',
  ])('a secret called %s is not found', async (name) => {
    const mock = await mockWith();
    const answers = await Promise.all(
      ['GET', 'PATCH', 'DELETE'].map((method) => callGcore(mock, method, `${collection}/${name}`)),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  test('a name is decoded once', async () => {
    const mock = await mockWith();
    const found = async (name: string) => (await callGcore(mock, 'GET', `${collection}/${name}`)).status;
    expect([await found('my%2Dsecret'), await found('my%252Dsecret')]).toEqual([200, 404]);
  });
});
