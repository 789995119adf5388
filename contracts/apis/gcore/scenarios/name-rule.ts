import type { Scenario } from '../../../verify/contract.ts';
import { create, holdsSame, type InvalidFields, newSecret, operations, refusals, refused } from '../calls.ts';

/** Most characters that the pattern allows; `maxLength` is more generous. */
const longest = 26;

export const nameRule: Scenario = {
  id: 'name-rule',
  title: 'a name has 2 to 26 letters, digits and hyphens, the first a lower-case letter, the last no hyphen',
  async run(session) {
    const run = session.name('');
    const accepted = [run.padEnd(longest, 'n'), `${run}a--b`, `${run}9`];
    for (const name of accepted) {
      const secret = await create(session, newSecret(session, '', { name }));
      holdsSame(session, '/body/name', secret.name, name);
    }

    const refusedNames = ['a', '1abc', '-abc', run, run.padEnd(longest + 1, 'n'), run.padEnd(251, 'n')];
    for (const name of [...refusedNames, `${run}A`, `${run}a_b`, `${run}a.b`, `${run}ä`, `${run}a\n`]) {
      const body = newSecret(session, '', { name });
      const json = await refused(session, operations.create, { body }, refusals.invalid);
      const { invalid_fields } = json as { invalid_fields: InvalidFields };
      holdsSame(session, '/body/invalid_fields', Object.keys(invalid_fields), ['name']);
    }
  },
};
