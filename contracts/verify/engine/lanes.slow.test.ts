import { expect, test } from '@jest/globals';
import { builtinMock } from '../../../mock/apis/index.ts';
import { builtinContract } from '../../apis/index.ts';
import { builtinNames } from '../../openapi/load-builtin.ts';
import { plan } from '../plan.ts';
import { mockTarget } from '../targets/mock.ts';
import { verifyContract } from '../verify.ts';

test.each(builtinNames)('%s: cases that run side by side do not disturb each other', async (name) => {
  const mock = builtinMock(name);
  const contract = builtinContract(name);
  const cases = new Set<string>();
  const failures: unknown[] = [];
  // Answers that come a turn later let every lane have its own turn.
  const handle = async (request: Parameters<typeof mock.handle>[0]) => {
    await new Promise(setImmediate);
    return mock.handle(request);
  };
  await verifyContract(contract, mockTarget({ handle }), {
    run: 'lanes',
    cases: 0,
    concurrency: 5,
    emit: (event) => {
      if (event.type === 'failed') failures.push(event.failure);
      if (event.type === 'case-ended') cases.add(event.caseId);
    },
  });
  expect(failures).toEqual([]);
  expect([...cases].sort()).toEqual(
    plan(contract)
      .map(({ id }) => id)
      .sort(),
  );
});
