import { describe, expect, test } from '@jest/globals';
import { builtinMock } from '../../../mock/apis/index.ts';
import type { Failure } from '../../suite/events.ts';
import { ownChecks } from '../../suite/generic-lies.ts';
import { describeContract } from '../../suite/jest.ts';
import { casesFor, type Lie } from '../../suite/lying.ts';
import { failuresOf } from '../../suite/run.ts';
import { mockTarget } from '../../targets/mock.ts';
import { gcoreContract } from './index.ts';
import { lies } from './lies.ts';

describeContract(gcoreContract(), () => mockTarget(builtinMock('gcore')));

const contract = gcoreContract();

describe('a lying server is caught', () => {
  test.each(lies.map((lie) => [lie.caughtBy, lie.says, lie] as const))('%s: %s', async (check, _, lie) => {
    const caught = (await caughtIn(lie)).filter((failure) => failure.check === check);
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
  });

  test('every check and every journey has a lie that it must catch', () => {
    const journeys = gcoreContract().journeys.map(({ id }) => `gcore/${id}`);
    const laws = [...ownChecks, ...journeys];
    expect([...new Set(lies.map(({ caughtBy }) => caughtBy))].sort()).toEqual(laws.sort());
  });

  test('the mock itself tells none', async () => {
    expect(await caughtIn({ caughtBy: '', says: '', tell: (truth) => truth })).toEqual([]);
  });
});

/** This journey waits for the next second; no other needs it to catch a lie. */
const slow = 'gcore/updated-at';

function caughtIn(lie: Lie): Promise<Failure[]> {
  const { handle } = builtinMock('gcore');
  return failuresOf(contract, mockTarget({ handle: lie.tell(handle) }), {
    run: 'lie',
    only: casesFor(contract, lie).filter((id) => id !== slow || lie.caughtBy === slow),
  });
}
