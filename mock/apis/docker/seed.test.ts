import { describe, expect, test } from '@jest/globals';
import { noBody } from '../../../contracts/http/message.ts';
import { SeedError } from '../../core/plant-seed.ts';
import { builtinMock } from '../index.ts';

const get = (path: string) => ({ method: 'GET', path, query: '', headers: {}, body: noBody });

describe('seed data', () => {
  const secrets = [
    { Name: 'app-key', Labels: { env: 'dev' }, Data: 'dg==' },
    { Name: 'app.conf', Data: 'dg==', Templating: { Name: 'golang' } },
  ];

  test('exists before the first call, and again after a reset', async () => {
    const mock = builtinMock('docker', { seedData: { secrets } });
    for (let round = 0; round < 2; round += 1) {
      const found = JSON.parse(String((await mock.handle(get('/secrets'))).body));
      expect(found.map(({ Spec }: { Spec: unknown }) => Spec)).toEqual([
        { Name: 'app-key', Labels: { env: 'dev' } },
        { Name: 'app.conf', Labels: {}, Templating: { Name: 'golang' } },
      ]);
      await mock.handle({ ...get('/secrets/app-key'), method: 'DELETE' });
      await mock.reset();
    }
  });

  test('is empty by default, like a new swarm', async () => {
    expect(String((await builtinMock('docker').handle(get('/secrets'))).body)).toBe('[]\n');
  });

  const broken: [what: string, seedData: unknown, message: RegExp][] = [
    ['no object', [], /^\/ must be an object of lists/],
    ['a list that is not known', { configs: [] }, /^\/configs is unknown; the lists are secrets/],
    ['no list', { secrets: {} }, /^\/secrets must be a list/],
    [
      'an invalid item',
      { secrets: [{ Name: '-bad', Data: 'dg==' }] },
      /^\/secrets\/0\/Name must match pattern/,
    ],
    ['a name that is taken', { secrets: [secrets[0], secrets[0]] }, /^\/secrets\/1\/Name is taken/],
  ];
  test.each(broken)('that is %s is refused with its location', async (_, seedData, message) => {
    const { ready } = builtinMock('docker', { seedData });
    await expect(ready).rejects.toThrow(message);
    await expect(ready).rejects.toBeInstanceOf(SeedError);
  });
});
