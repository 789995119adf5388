import { describe, expect, test } from '@jest/globals';
import { builtinContract } from '../../contracts/apis/index.ts';
import { builtinNames } from '../../contracts/openapi/load-builtin.ts';
import { plan } from '../../contracts/verify/plan.ts';
import { headMatchesGet } from '../../contracts/verify/properties/head-matches-get.ts';
import { properties as resourceLaws } from '../../contracts/verify/properties/index.ts';
import { mockTarget } from '../../contracts/verify/targets/mock.ts';
import { failuresOf } from '../../contracts/verify/verify.ts';
import { builtinMock } from '../../mock/apis/index.ts';
import { genericMutants } from './generic.ts';
import type { HandwrittenMutant } from './handwritten.ts';

const laws = [...resourceLaws, headMatchesGet];

test('every law has a lie that it must catch', () => {
  const caught = genericMutants.map(({ killedBy }) => killedBy);
  expect(laws.map(({ id }) => id).filter((id) => !caught.includes(id))).toEqual([]);
});

describe.each(builtinNames)('a lying server of %s is caught', (name) => {
  const contract = builtinContract(name);
  const cases = plan(contract);
  const isLaw = ({ killedBy }: HandwrittenMutant) => laws.some(({ id }) => id === killedBy);
  const tellsWhere = [...contract.spec.operations.values()].some(
    ({ responses }) => responses.get('201')?.value.headers?.Location !== undefined,
  );
  // Not every API has the operations that a law is about.
  const told = genericMutants.filter(({ killedBy, ...lie }) => {
    if (killedBy === 'location-resolves') return tellsWhere;
    return !isLaw({ killedBy, ...lie }) || cases.some(({ check }) => check === killedBy);
  });

  test.each(told.map((lie) => [lie.killedBy, lie.description, lie] as const))(
    '%s: %s',
    async (check, _, lie) => {
      const { handle } = builtinMock(name, { auth: 'off' });
      const failures = await failuresOf(contract, mockTarget({ handle: lie.mutate(handle) }), {
        run: 'lie',
        cases: 0,
        only: isLaw(lie) ? [lie.killedBy] : ['valid-input/', 'unknown-id/', 'undeclared-method/'],
      });
      expect(failures.filter((failure) => failure.check === check)).not.toEqual([]);
    },
  );
});
