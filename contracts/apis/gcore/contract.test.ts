import { describe, expect, test } from '@jest/globals';
import { builtinMock } from '../../../mock/apis/index.ts';
import { mutants } from '../../../scripts/mutations/apis/gcore/index.ts';
import { ownChecks } from '../../../scripts/mutations/generic.ts';
import { casesThatKill, type HandwrittenMutant } from '../../../scripts/mutations/handwritten.ts';
import type { Failure } from '../../verify/engine/events.ts';
import { describeContract } from '../../verify/jest.ts';
import { mockTarget } from '../../verify/targets/mock.ts';
import { failuresOf } from '../../verify/verify.ts';
import { gcoreContract } from './index.ts';

describeContract(gcoreContract(), () => mockTarget(builtinMock('gcore')));

const contract = gcoreContract();

describe('a mutant is killed', () => {
  test.each(mutants.map((mutant) => [mutant.killedBy, mutant.description, mutant] as const))(
    '%s: %s',
    async (check, _, mutant) => {
      const caught = (await failuresWith(mutant)).filter((failure) => failure.check === check);
      expect(caught).not.toEqual([]);
      for (const { operationId, pointer, message, curl } of caught) {
        expect([operationId, pointer, message, curl]).toEqual([
          expect.stringMatching(/^(CaaSPullSecretsHandler|PullSecretHandler)\./),
          expect.stringMatching(/^\//),
          expect.stringMatching(/./),
          expect.stringMatching(/^curl -i .*'http:\/\/localhost\/cloud\/v1\/caas\/secrets\//s),
        ]);
        expect(message + curl).not.toMatch(/bonafide-secret|1234\$/);
      }
    },
  );

  test('every check and every scenario has a mutant that it must kill', () => {
    const scenarios = gcoreContract().scenarios.map(({ id }) => `gcore/${id}`);
    const required = [...ownChecks, ...scenarios];
    expect([...new Set(mutants.map(({ killedBy }) => killedBy))].sort()).toEqual(required.sort());
  });

  test('the mock itself has no failure', async () => {
    expect(await failuresWith({ killedBy: '', description: '', mutate: (truth) => truth })).toEqual([]);
  });
});

/** This scenario waits for the next second; no other mutant needs it. */
const slow = 'gcore/updated-at';

function failuresWith(mutant: HandwrittenMutant): Promise<Failure[]> {
  const { handle } = builtinMock('gcore');
  return failuresOf(contract, mockTarget({ handle: mutant.mutate(handle) }), {
    run: 'mutant',
    only: casesThatKill(contract, mutant).filter((id) => id !== slow || mutant.killedBy === slow),
  });
}
