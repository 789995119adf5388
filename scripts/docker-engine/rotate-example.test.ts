import { expect, test } from '@jest/globals';
import { serveMock } from '../testing/serve-mock.ts';
import { rotateOnEngine } from './rotate-example.ts';

test('the example for a real engine passes on the mock, over a unix socket', async () => {
  const { address, mock } = await serveMock('unix');
  const lines: string[] = [];
  const code = await rotateOnEngine(address, { out: (line) => lines.push(line) });
  expect(lines).toEqual([
    `the example on ${address}: bonafide-example-1, then bonafide-example-2; left: bonafide-example-2`,
  ]);
  expect(code).toBe(0);
  const updates = (await mock.journal.read()).entries.filter(
    ({ operationId }) => operationId === 'SecretUpdate',
  );
  expect(updates.map(({ response }) => response.status)).toEqual([200, 500, 200]);
});
