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

describe('a lying engine is caught', () => {
  test.each(mutants.map((lie) => [lie.killedBy, lie.description, lie] as const))(
    '%s: %s',
    async (check, _, lie) => {
      const caught = (await caughtIn(lie)).filter((failure) => failure.check === check);
      expect(caught).not.toEqual([]);
      for (const { operationId, pointer, expected, curl } of caught) {
        expect([operationId, pointer, expected, curl]).toEqual([
          expect.stringMatching(/^S/),
          expect.stringMatching(/^\//),
          expect.stringMatching(/./),
          expect.stringMatching(/^curl -i .*'http:\/\/localhost\/v1\.44\//),
        ]);
      }
    },
  );

  test('every check and every journey has a lie that it must catch', () => {
    // An engine has no credentials.
    const own = ownChecks.filter((id) => id !== 'auth-required');
    const laws = [...own, ...contract.scenarios.map(({ id }) => `docker/${id}`)];
    expect([...new Set(mutants.map(({ killedBy }) => killedBy))].sort()).toEqual(laws.sort());
  });
});

function caughtIn(lie: HandwrittenMutant): Promise<Failure[]> {
  const { handle } = builtinMock('docker');
  return failuresOf(contract, mockTarget({ handle: lie.mutate(handle) }), {
    run: 'lie',
    only: casesThatKill(contract, lie),
  });
}
