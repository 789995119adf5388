import { describe, expect, test } from '@jest/globals';
import { builtinMock } from '../../../mock/apis/index.ts';
import { mutants } from '../../../scripts/mutations/apis/sap/index.ts';
import { ownChecks } from '../../../scripts/mutations/generic.ts';
import { casesThatKill, type HandwrittenMutant } from '../../../scripts/mutations/handwritten.ts';
import type { Failure } from '../../verify/engine/events.ts';
import { describeContract } from '../../verify/jest.ts';
import { mockTarget } from '../../verify/targets/mock.ts';
import { failuresOf } from '../../verify/verify.ts';
import { sapContract } from './index.ts';

describeContract(sapContract(), () => mockTarget(builtinMock('sap')));

const contract = sapContract();

describe('a lying service is caught', () => {
  test.each(mutants.map((lie) => [lie.killedBy, lie.description, lie] as const))(
    '%s: %s',
    async (check, _, lie) => {
      const caught = (await caughtIn(lie)).filter((failure) => failure.check === check);
      expect(caught).not.toEqual([]);
      for (const { operationId, pointer, expected, curl } of caught) {
        expect([operationId, pointer, expected, curl]).toEqual([
          expect.stringMatching(/^(kubesubmit\.v4|oauth)\./),
          expect.stringMatching(/^\//),
          expect.stringMatching(/./),
          expect.stringMatching(/^curl -i .*'http:\/\/localhost\/(v2\/admin|oauth\/token)/),
        ]);
        expect(curl).not.toMatch(/s3cret|eyJ|bonafide-secret/);
      }
    },
  );

  test('every check and every journey has a lie that it must catch', () => {
    const laws = [...ownChecks, ...sapContract().scenarios.map(({ id }) => `sap/${id}`)];
    expect([...new Set(mutants.map(({ killedBy }) => killedBy))].sort()).toEqual(laws.sort());
  });
});

function caughtIn(lie: HandwrittenMutant): Promise<Failure[]> {
  const { handle } = builtinMock('sap');
  return failuresOf(contract, mockTarget({ handle: lie.mutate(handle) }), {
    run: 'lie',
    only: casesThatKill(contract, lie),
  });
}
