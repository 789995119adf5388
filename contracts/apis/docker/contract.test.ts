import { describe, expect, test } from '@jest/globals';
import { builtinMock } from '../../../mock/apis/index.ts';
import { mutants } from '../../../scripts/mutations/apis/docker/index.ts';
import { ownChecks } from '../../../scripts/mutations/generic.ts';
import { casesThatKill, type HandwrittenMutant } from '../../../scripts/mutations/handwritten.ts';
import type { Failure } from '../../verify/engine/events.ts';
import { describeContract } from '../../verify/jest.ts';
import { mockTarget } from '../../verify/targets/mock.ts';
import { failuresOf } from '../../verify/verify.ts';
import { dockerContract } from './index.ts';

describeContract(dockerContract(), () => mockTarget(builtinMock('docker')));

const contract = dockerContract();

describe('a mutant is killed', () => {
  test.each(mutants.map((mutant) => [mutant.killedBy, mutant.description, mutant] as const))(
    '%s: %s',
    async (check, _, mutant) => {
      const caught = (await failuresWith(mutant)).filter((failure) => failure.check === check);
      expect(caught).not.toEqual([]);
      for (const { operationId, pointer, message, curl } of caught) {
        expect([operationId, pointer, message, curl]).toEqual([
          expect.stringMatching(/^S/),
          expect.stringMatching(/^\//),
          expect.stringMatching(/./),
          expect.stringMatching(/^curl -i .*'http:\/\/localhost\/v1\.44\//),
        ]);
      }
    },
  );

  test('every check and every scenario has a mutant that it must kill', () => {
    // An engine has no credentials.
    const own = ownChecks.filter((id) => id !== 'auth-required');
    const required = [...own, ...contract.scenarios.map(({ id }) => `docker/${id}`)];
    expect([...new Set(mutants.map(({ killedBy }) => killedBy))].sort()).toEqual(required.sort());
  });
});

function failuresWith(mutant: HandwrittenMutant): Promise<Failure[]> {
  const { handle } = builtinMock('docker');
  return failuresOf(contract, mockTarget({ handle: mutant.mutate(handle) }), {
    run: 'mutant',
    only: casesThatKill(contract, mutant),
  });
}
