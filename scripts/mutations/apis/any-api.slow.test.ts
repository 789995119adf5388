import { describe, expect, test } from '@jest/globals';
import { builtinContract } from '../../../contracts/apis/index.ts';
import { builtinNames } from '../../../contracts/openapi/load-builtin.ts';
import type { Contract } from '../../../contracts/verify/contract.ts';
import { plan } from '../../../contracts/verify/plan.ts';
import { headMatchesGet } from '../../../contracts/verify/properties/head-matches-get.ts';
import { properties } from '../../../contracts/verify/properties/index.ts';
import { mockTarget } from '../../../contracts/verify/targets/mock.ts';
import { failuresOf } from '../../../contracts/verify/verify.ts';
import { builtinMock } from '../../../mock/apis/index.ts';
import type { HandwrittenMutant } from '../mutant.ts';
import { targets } from '../targets.ts';
import { mutants } from './any-api.ts';
import { mutants as libraryMutants } from './library/index.ts';
import { mutants as trackerMutants } from './tracker/index.ts';

const propertyIds = [...properties, headMatchesGet].map(({ id }) => id);

test('each property has a mutant that it must kill', () => {
  const killers = [...mutants, ...libraryMutants, ...trackerMutants].map(({ killedBy }) => killedBy);
  expect(propertyIds.filter((id) => !killers.includes(id))).toEqual([]);
});

// What every mutant needs, such as unique names and long texts, is in the documents that have hand-written mutants, too.
const tested = builtinNames.filter((name) => targets[name]?.handwritten.length);

describe.each(tested)('mutants of any API, applied to %s', (name) => {
  const contract = builtinContract(name);
  const applicable = mutants.filter((mutant) => appliesTo(contract, mutant));

  test.each(applicable.map((mutant) => [mutant.killedBy ?? '', mutant.id, mutant] as const))(
    '%s kills: %s',
    async (check, _, { mutate }) => {
      const { handle } = builtinMock(name, { auth: 'off' });
      const failures = await failuresOf(contract, mockTarget({ handle: mutate(handle) }), {
        run: 'mutant',
        cases: 0,
        only: propertyIds.includes(check) ? [check] : ['valid-input/', 'unknown-id/', 'undeclared-method/'],
      });
      expect(failures.map((failure) => failure.check)).toContain(check);
    },
  );
});

/** Not every API has the operations that a property needs. */
function appliesTo(contract: Contract, { killedBy = '' }: HandwrittenMutant): boolean {
  if (killedBy === 'location-resolves')
    return [...contract.spec.operations.values()].some(
      ({ responses }) => responses.get('201')?.value.headers?.Location !== undefined,
    );
  return !propertyIds.includes(killedBy) || plan(contract).some(({ check }) => check === killedBy);
}
