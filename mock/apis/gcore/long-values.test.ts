import { expect, test } from '@jest/globals';
import { stopwatch } from '../../../scripts/testing/processor-time.ts';
import { callGcore, collection, mockWith, wanted } from './testing.ts';

/** The values that make a careless pattern or parser slow. */
const values = ['a', 'a-', '-', '1', '0', ' ', '%', '"', '\\', "'", 'ä', '🔑', '\u0000'].map((unit) =>
  unit.repeat(10_000 / unit.length),
);
const most = 5_000;

const encoded = encodeURIComponent;
type Asked = (
  value: string,
) => [method: string, path: string, body?: unknown, headers?: Record<string, string>];
const asked: Record<string, Asked> = {
  project_id: (value) => ['GET', `/cloud/v1/caas/secrets/${encoded(value)}/1`],
  region_id: (value) => ['GET', `/cloud/v1/caas/secrets/1/${encoded(value)}`],
  secret_name: (value) => ['GET', `${collection}/${encoded(value)}`],
  limit: (value) => ['GET', `${collection}?limit=${encoded(value)}`],
  offset: (value) => ['GET', `${collection}?offset=${encoded(value)}`],
  authorization: (value) => ['GET', collection, undefined, { authorization: value }],
  'the token': (value) => ['GET', collection, undefined, { authorization: `APIKey ${value}` }],
  'the body': (value) => ['POST', collection, value],
  'the whole path': (value) => ['GET', `/${value}`],
};
for (const name of Object.keys(wanted)) {
  asked[`${name} of a new secret`] = (value) => ['POST', collection, { ...wanted, [name]: value }];
  asked[`${name} of an update`] = (value) => ['PATCH', `${collection}/my-secret`, { [name]: value }];
}

test.each(Object.entries(asked))('10,000 characters as %s take no time', async (_, ask) => {
  const mock = await mockWith();
  await callGcore(mock, ...ask('warm-up'));
  for (const value of values) {
    // The fastest of three: other work on this machine must not count.
    const times: number[] = [];
    for (let i = 0; i < 3; i += 1) {
      const elapsed = stopwatch();
      const { status } = await callGcore(mock, ...ask(value));
      times.push(elapsed());
      expect(status).toBeLessThan(500);
    }
    expect(Math.min(...times)).toBeLessThan(most);
  }
});
