import { describe, expect, test } from '@jest/globals';
import { builtinMock } from '../../mock/apis/index.ts';
import { builtinContract } from '../apis/index.ts';
import { headAsGet } from '../checks/head-as-get.ts';
import { laws as resourceLaws } from '../checks/laws.ts';
import { builtinNames } from '../spec/builtin.ts';
import { mockTarget } from '../targets/mock.ts';
import { genericLies } from './generic-lies.ts';
import type { Lie } from './lying.ts';
import { plan } from './plan.ts';
import { failuresOf } from './run.ts';

const laws = [...resourceLaws, headAsGet];

test('every law has a lie that it must catch', () => {
  const caught = genericLies.map(({ caughtBy }) => caughtBy);
  expect(laws.map(({ id }) => id).filter((id) => !caught.includes(id))).toEqual([]);
});

describe.each(builtinNames)('a lying server of %s is caught', (name) => {
  const contract = builtinContract(name);
  const cases = plan(contract);
  const isLaw = ({ caughtBy }: Lie) => laws.some(({ id }) => id === caughtBy);
  const tellsWhere = [...contract.spec.operations.values()].some(
    ({ responses }) => responses.get('201')?.value.headers?.Location !== undefined,
  );
  // Not every API has the operations that a law is about.
  const told = genericLies.filter(({ caughtBy, ...lie }) => {
    if (caughtBy === 'location-leads') return tellsWhere;
    return !isLaw({ caughtBy, ...lie }) || cases.some(({ law }) => law === caughtBy);
  });

  test.each(told.map((lie) => [lie.caughtBy, lie.says, lie] as const))('%s: %s', async (check, _, lie) => {
    const { handle } = builtinMock(name, { auth: 'off' });
    const failures = await failuresOf(contract, mockTarget({ handle: lie.tell(handle) }), {
      run: 'lie',
      cases: 0,
      only: isLaw(lie) ? [lie.caughtBy] : ['valid-input/', 'unknown-id/', 'undeclared-method/'],
    });
    expect(failures.filter((failure) => failure.check === check)).not.toEqual([]);
  });
});
