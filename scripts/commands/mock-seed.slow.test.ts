import { describe, expect, test } from '@jest/globals';
import { headerOf } from '../../contracts/http/message.ts';
import { builtinMock } from '../../mock/apis/index.ts';
import { runCli } from '../testing/run-cli.ts';
import { serveMock } from '../testing/serve-mock.ts';

describe('a mock with --seed', () => {
  test.each(['docker', 'gcore', 'ecp'] as const)('passes the verify of its own API: %s', async (api) => {
    const { address } = await serveMock('tcp', builtinMock(api, { seed: 1 }));
    const { code, out } = await runCli('verify', api, '--target', address, '--seed', '5', '--cases', '20');
    expect({ code, out }).toEqual({ code: 0, out: expect.any(String) });
  });

  test('sends the Date of its own clock, and a mock without a seed the time of day', async () => {
    const dates: number[] = [];
    for (const options of [{ seed: 1 }, {}]) {
      const { send } = await serveMock('tcp', builtinMock('docker', options));
      const { headers } = await send('GET', '/_ping');
      dates.push(Date.parse(headerOf(headers, 'date') ?? ''));
    }
    expect(new Date(dates[0] ?? 0).toISOString()).toBe('2026-01-01T00:00:00.000Z');
    expect(Math.abs((dates[1] ?? 0) - Date.now())).toBeLessThan(60_000);
  });
});
