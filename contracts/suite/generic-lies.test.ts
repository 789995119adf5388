import { describe, expect, test } from '@jest/globals';
import { builtinMock } from '../../mock/apis/index.ts';
import { builtinContract } from '../apis/index.ts';
import { builtinNames } from '../spec/builtin.ts';
import { mockTarget } from '../targets/mock.ts';
import { genericLies } from './generic-lies.ts';
import { failuresOf } from './run.ts';

describe.each(builtinNames)('a lying server of %s is caught', (name) => {
  const contract = builtinContract(name);

  test.each(genericLies.map((lie) => [lie.caughtBy, lie.says, lie] as const))(
    '%s: %s',
    async (check, _, lie) => {
      const { handle } = builtinMock(name);
      const failures = await failuresOf(contract, mockTarget({ handle: lie.tell(handle) }), {
        run: 'lie',
        cases: 0,
        only: ['valid-input/', 'unknown-id/'],
      });
      expect(failures.filter((failure) => failure.check === check)).not.toEqual([]);
    },
  );
});
