import type { Scenario } from '../../../verify/contract.ts';
import { bodyFor, create, read, refused } from '../calls.ts';

export const nameRule: Scenario = {
  id: 'name-rule',
  title:
    'a name has at most 63 lower-case letters, digits, hyphens and dots, with a letter or digit at both ends',
  async run(session) {
    const name = session.name('n');
    for (const accepted of [`${name}.1`, `${name}..a`, `${name}-9`, name.padEnd(63, 'n')]) {
      const secret = await read(session, await create(session, accepted));
      session.assert(secret.name === accepted, '/body/name', `${secret.name}, not ${accepted}`);
    }
    const malformed = [
      `-${name}`,
      `.${name}`,
      `${name}-`,
      `${name}.`,
      name.toUpperCase(),
      `${name}_b`,
      `${name}/b`,
      `${name} b`,
      ` ${name}`,
      `${name}\n`,
      `${name}é`,
      name.padEnd(64, 'm'),
    ];
    for (const refusedName of malformed) {
      const body = { ...(await bodyFor(session, refusedName)) };
      await refused(session, 'post-imagepullsecrets', { body }, [400, 'InvalidSecretName']);
    }
  },
};
