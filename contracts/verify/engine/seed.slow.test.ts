import { describe, expect, test } from '@jest/globals';
import { builtinMock } from '../../../mock/apis/index.ts';
import { builtinContract } from '../../apis/index.ts';
import type { HttpRequest } from '../../http/message.ts';
import { type BuiltinName, builtinNames } from '../../openapi/load-builtin.ts';
import { mockTarget } from '../targets/mock.ts';
import { verifyContract } from '../verify.ts';
import type { Failure } from './events.ts';

const cases = 5;

/** All that a run sends to a mock that is the same each time. */
async function trafficOf(name: BuiltinName, seed: number): Promise<string[]> {
  const { handle } = builtinMock(name, { auth: 'strict', seed: 1 });
  const sent: string[] = [];
  const target = mockTarget({
    handle: (request) => {
      sent.push(lineOf(request));
      return handle(request);
    },
  });
  await verifyContract(builtinContract(name), target, { run: 'same', seed, cases, emit: () => {} });
  return sent;
}

function lineOf({ method, path, query, body }: HttpRequest): string {
  return `${method} ${path}?${query} ${body.toString('base64')}`;
}

describe.each(builtinNames)('%s', (name) => {
  test('is sent the same for the same seed, and something else for another', async () => {
    const first = await trafficOf(name, 7);
    expect(await trafficOf(name, 7)).toEqual(first);
    expect(await trafficOf(name, 8)).not.toEqual(first);
  });
});

test('of random calls that fail, the simplest is reported', async () => {
  const { handle } = builtinMock('docker', { auth: 'off' });
  const target = mockTarget({
    handle: async (request) => {
      const { Labels } = request.method === 'POST' ? JSON.parse(request.body.toString() || '{}') : {};
      if (Object.keys(Labels ?? {}).length < 2) return handle(request);
      return { status: 500, headers: { 'Content-Type': 'application/json' }, body: '{"message":"too many"}' };
    },
  });
  const failures: Failure[] = [];
  await verifyContract(builtinContract('docker'), target, {
    run: 'simplest',
    seed: 1,
    cases: 200,
    only: ['random-input/SecretCreate'],
    emit: (event) => {
      if (event.type === 'failed') failures.push(event.failure);
    },
  });
  const [simplest] = failures;
  expect(simplest?.record.what).toMatch(/^by chance, seed 1, the simplest after \d+ steps$/);
  const { Labels } = JSON.parse(simplest?.record.request.body ?? '{}');
  expect(Object.values(Labels)).toEqual(['', '']);
});
