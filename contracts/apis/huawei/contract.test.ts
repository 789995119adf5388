import { describe, expect, test } from '@jest/globals';
import { builtinMock } from '../../../mock/apis/index.ts';
import type { Failure } from '../../suite/events.ts';
import { ownChecks } from '../../suite/generic-lies.ts';
import { describeContract } from '../../suite/jest.ts';
import type { Lie } from '../../suite/lying.ts';
import { failuresOf } from '../../suite/run.ts';
import { mockTarget } from '../../targets/mock.ts';
import { huaweiContract } from './index.ts';
import { lies } from './lies.ts';

/** Where every check has something to see, in little time. */
const somewhere = ['huawei/life-cycle', 'huawei/names', 'huawei/only-versions-have-values'];

describeContract(huaweiContract(), () => mockTarget(builtinMock('huawei')));

describe('a lying CSMS is caught', () => {
  test.each(lies.map((lie) => [lie.caughtBy, lie.says, lie] as const))('%s: %s', async (check, _, lie) => {
    const caught = (await caughtIn(lie)).filter((failure) => failure.check === check);
    expect(caught).not.toEqual([]);
    for (const { operationId, pointer, message, curl } of caught) {
      expect([operationId, pointer, message, curl]).toEqual([
        expect.stringMatching(/^[A-Z]/),
        expect.stringMatching(/^\//),
        expect.stringMatching(/./),
        expect.stringMatching(/^curl -i .*'http:\/\/localhost\/v1\/[^/]+\//),
      ]);
      expect(curl).not.toMatch(/Signature=|bonafide-secret/);
    }
  });

  test('every check and every journey has a lie that it must catch', () => {
    const contract = huaweiContract();
    const laws = [...ownChecks, ...contract.journeys.map(({ id }) => `huawei/${id}`)];
    expect([...new Set(lies.map(({ caughtBy }) => caughtBy))].sort()).toEqual(laws.sort());
  });
});

function caughtIn(lie: Lie): Promise<Failure[]> {
  const { handle } = builtinMock('huawei');
  return failuresOf(huaweiContract(), mockTarget({ handle: lie.tell(handle) }), {
    run: 'lie',
    only: casesFor(lie),
  });
}

// A journey has to catch its lie by itself, and so do a check's own probes. The other checks are at work everywhere.
function casesFor({ caughtBy }: Lie): string[] {
  const [, probe] = /^(undeclared-method|unknown-id|invalid-input|strangers)-refused$/.exec(caughtBy) ?? [];
  if (probe !== undefined) return [probe];
  return caughtBy.startsWith('huawei/') ? [caughtBy] : ['unknown-id/', ...somewhere];
}
