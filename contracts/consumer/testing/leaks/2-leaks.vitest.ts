import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mockApi } from '../../vitest.ts';
import { callAll, document, origin } from './calls.ts';

await callAll('before the mock');
mockApi(document, { origin });
const statuses = [await callAll('module')];
let inDescribe: Promise<number[]>;

beforeAll(async () => {
  statuses.push(await callAll('beforeAll'));
});
beforeEach(async () => {
  statuses.push(await callAll('beforeEach'));
});
afterAll(async () => {
  statuses.push(await callAll('afterAll'));
  expect(new Set(statuses.flat())).toEqual(new Set([200]));
});

test('a test', async () => {
  expect(await callAll('test')).toEqual([200, 200, 200]);
  // Still running when the test ends.
  void callAll('late');
});

test.concurrent('a concurrent test', async () => {
  await callAll('concurrent');
});

describe('a describe', () => {
  inDescribe = callAll('describe');

  test.concurrent('a concurrent test in it', async () => {
    await callAll('concurrent in a describe');
  });

  test('another test', async () => {
    expect(await inDescribe).toEqual([200, 200, 200]);
    expect(await callAll('another test')).toEqual([200, 200, 200]);
  });
});

describe.concurrent('a concurrent describe', () => {
  test('a test in it', async () => {
    await callAll('concurrent describe');
  });
});
