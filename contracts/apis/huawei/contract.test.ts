import { describe, expect, test } from '@jest/globals';
import { builtinMock } from '../../../mock/apis/index.ts';
import { mutants } from '../../../scripts/mutations/apis/huawei/index.ts';
import { ownChecks } from '../../../scripts/mutations/generic.ts';
import type { HandwrittenMutant } from '../../../scripts/mutations/handwritten.ts';
import type { Failure } from '../../verify/engine/events.ts';
import { describeContract } from '../../verify/jest.ts';
import { mockTarget } from '../../verify/targets/mock.ts';
import { failuresOf } from '../../verify/verify.ts';
import { huaweiContract } from './index.ts';

/** Where every check has something to see, in little time. */
const somewhere = ['huawei/life-cycle', 'huawei/names', 'huawei/only-versions-have-values'];

describeContract(huaweiContract(), () => mockTarget(builtinMock('huawei')));

describe('a lying CSMS is caught', () => {
  test.each(mutants.map((lie) => [lie.killedBy, lie.description, lie] as const))(
    '%s: %s',
    async (check, _, lie) => {
      const caught = (await caughtIn(lie)).filter((failure) => failure.check === check);
      expect(caught).not.toEqual([]);
      for (const { operationId, pointer, expected, curl } of caught) {
        expect([operationId, pointer, expected, curl]).toEqual([
          expect.stringMatching(/^[A-Z]/),
          expect.stringMatching(/^\//),
          expect.stringMatching(/./),
          expect.stringMatching(/^curl -i .*'http:\/\/localhost\/v1\/[^/]+\//),
        ]);
        expect(curl).not.toMatch(/Signature=|bonafide-secret/);
      }
    },
  );

  test('every check and every journey has a lie that it must catch', () => {
    const contract = huaweiContract();
    const laws = [...ownChecks, ...contract.scenarios.map(({ id }) => `huawei/${id}`)];
    expect([...new Set(mutants.map(({ killedBy }) => killedBy))].sort()).toEqual(laws.sort());
  });
});

function caughtIn(lie: HandwrittenMutant): Promise<Failure[]> {
  const { handle } = builtinMock('huawei');
  return failuresOf(huaweiContract(), mockTarget({ handle: lie.mutate(handle) }), {
    run: 'lie',
    only: casesFor(lie),
  });
}

// A journey has to catch its lie by itself, and so do a check's own probes. The other checks are at work everywhere.
function casesFor({ killedBy }: HandwrittenMutant): string[] {
  if (killedBy === 'auth-required') return [killedBy];
  const [, probe] = /^(undeclared-method|unknown-id|invalid-input)-refused$/.exec(killedBy) ?? [];
  if (probe !== undefined) return [probe];
  return killedBy.startsWith('huawei/') ? [killedBy] : ['unknown-id/', ...somewhere];
}
