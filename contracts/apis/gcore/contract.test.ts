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

describe('a lying server is caught', () => {
  test.each(mutants.map((lie) => [lie.killedBy, lie.description, lie] as const))(
    '%s: %s',
    async (check, _, lie) => {
      const caught = (await caughtIn(lie)).filter((failure) => failure.check === check);
      expect(caught).not.toEqual([]);
      for (const { operationId, pointer, expected, actual, curl } of caught) {
        expect([operationId, pointer, expected, curl]).toEqual([
          expect.stringMatching(/^(CaaSPullSecretsHandler|PullSecretHandler)\./),
          expect.stringMatching(/^\//),
          expect.stringMatching(/./),
          expect.stringMatching(/^curl -i .*'http:\/\/localhost\/cloud\/v1\/caas\/secrets\//s),
        ]);
        expect(`${expected}${actual}${curl}`).not.toMatch(/bonafide-secret|1234\$/);
      }
    },
  );

  test('every check and every journey has a lie that it must catch', () => {
    const journeys = gcoreContract().scenarios.map(({ id }) => `gcore/${id}`);
    const laws = [...ownChecks, ...journeys];
    expect([...new Set(mutants.map(({ killedBy }) => killedBy))].sort()).toEqual(laws.sort());
  });

  test('the mock itself tells none', async () => {
    expect(await caughtIn({ killedBy: '', description: '', mutate: (truth) => truth })).toEqual([]);
  });
});

/** This journey waits for the next second; no other needs it to catch a lie. */
const slow = 'gcore/updated-at';

function caughtIn(lie: HandwrittenMutant): Promise<Failure[]> {
  const { handle } = builtinMock('gcore');
  return failuresOf(contract, mockTarget({ handle: lie.mutate(handle) }), {
    run: 'lie',
    only: casesThatKill(contract, lie).filter((id) => id !== slow || lie.killedBy === slow),
  });
}
