import { describe, expect, test } from '@jest/globals';
import { builtinMock } from '../../../mock/apis/index.ts';
import type { Failure } from '../../suite/events.ts';
import { ownChecks } from '../../suite/generic-lies.ts';
import { describeContract } from '../../suite/jest.ts';
import { casesFor, type Lie } from '../../suite/lying.ts';
import { failuresOf } from '../../suite/run.ts';
import { mockTarget } from '../../targets/mock.ts';
import { dockerContract } from './index.ts';
import { lies } from './lies.ts';

describeContract(dockerContract(), () => mockTarget(builtinMock('docker')));

const contract = dockerContract();

describe('a lying engine is caught', () => {
  test.each(lies.map((lie) => [lie.caughtBy, lie.says, lie] as const))('%s: %s', async (check, _, lie) => {
    const caught = (await caughtIn(lie)).filter((failure) => failure.check === check);
    expect(caught).not.toEqual([]);
    for (const { operationId, pointer, message, curl } of caught) {
      expect([operationId, pointer, message, curl]).toEqual([
        expect.stringMatching(/^S/),
        expect.stringMatching(/^\//),
        expect.stringMatching(/./),
        expect.stringMatching(/^curl -i .*'http:\/\/localhost\/v1\.44\//),
      ]);
    }
  });

  test('every check and every journey has a lie that it must catch', () => {
    // An engine has no credentials.
    const own = ownChecks.filter((id) => id !== 'strangers-refused');
    const laws = [...own, ...contract.journeys.map(({ id }) => `docker/${id}`)];
    expect([...new Set(lies.map(({ caughtBy }) => caughtBy))].sort()).toEqual(laws.sort());
  });
});

function caughtIn(lie: Lie): Promise<Failure[]> {
  const { handle } = builtinMock('docker');
  return failuresOf(contract, mockTarget({ handle: lie.tell(handle) }), {
    run: 'lie',
    only: casesFor(contract, lie),
  });
}
