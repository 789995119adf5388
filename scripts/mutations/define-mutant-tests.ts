import { describe, expect, test } from '@jest/globals';
import { builtinNames } from '../../contracts/openapi/load-builtin.ts';
import { checks } from '../../contracts/verify/checks/index.ts';
import { userIsolation } from '../../contracts/verify/checks/user-isolation.ts';
import { mutants as mutantsOfAny } from './apis/any-api.ts';
import { casesThatKill, runMutant } from './run-mutant.ts';
import { type MutationTarget, targets } from './targets.ts';

/** Whatever a failure shows, it shows none of the suite's credentials and secret values. */
const secret = /bonafide-secret|s3cret|1234\$|Basic [A-Za-z0-9+/]{8}|Signature=|eyJ/;

/** Checks that need no mutant of each API: a mutant of any API has them, or they are of runs with a second user. */
const general = new Set([...mutantsOfAny.map(({ killedBy }) => killedBy), userIsolation.id]);

/** Tests that each hand-written mutant of an API is killed by what it names, and that each check and scenario of a built-in API kills one. */
export function defineMutantTests(name: string): void {
  const target = targets[name] as MutationTarget;
  const contract = target.contract();
  const mutants = target.handwritten.filter(({ killedBy }) => killedBy !== undefined);
  // Where only the document is known, nothing may be taken for granted of the server either.
  const isOurs = builtinNames.some((builtin) => builtin === name);

  describe(`hand-written mutants of ${name}`, () => {
    test.each(mutants.map((mutant) => [mutant.killedBy ?? '', mutant.id, mutant] as const))(
      '%s kills: %s',
      async (check, _, mutant) => {
        const only = casesThatKill(contract, mutant);
        const { failure } = await runMutant(target, mutant, { contract, only, check, isOurs });
        expect(failure).toMatchObject({
          check,
          operationId: expect.stringMatching(/./),
          pointer: expect.stringMatching(/^\//),
          expected: expect.stringMatching(/./),
          curl: expect.stringMatching(/^curl -i .*'http:\/\/localhost\//s),
        });
        expect([...contract.spec.operations.keys()]).toContain(failure?.operationId);
        expect(`${failure?.expected} ${failure?.actual} ${failure?.curl}`).not.toMatch(secret);
      },
    );

    if (!isOurs) {
      test('the mock without a mutant passes', async () => {
        expect(await runMutant(target, {}, { contract, isOurs })).toMatchObject({ failure: undefined });
      });
      return;
    }

    test('each check and each scenario kills one', () => {
      const isSecured = [...contract.spec.operations.values()].some(({ secured }) => secured);
      const needed = [
        ...checks
          .map(({ id }) => id)
          .filter((id) => !general.has(id) && (isSecured || id !== 'auth-required')),
        ...contract.scenarios.map(({ id }) => `${contract.spec.name}/${id}`),
      ];
      const killers = new Set(mutants.map(({ killedBy }) => killedBy));
      expect(needed.filter((id) => !killers.has(id))).toEqual([]);
    });
  });
}
