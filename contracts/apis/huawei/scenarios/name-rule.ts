import type { Scenario } from '../../../verify/contract.ts';
import { create, refused, same, show } from '../calls.ts';

export const nameRule: Scenario = {
  id: 'name-rule',
  title: 'a name has 1 to 64 letters, digits, hyphens and underscores, and is taken once',
  async run(session) {
    const longest = session.name('').padEnd(64, '_Nn9');
    const first = await create(session, longest);
    const invalid = [400, 'CSMS.0002'] as const;
    const tryName = (name: unknown) =>
      refused(session, 'CreateSecret', { body: { name, secret_string: 'x' } }, invalid);
    for (const name of [
      '',
      session.name('long').padEnd(65, 'n'),
      `${session.name('a')} b`,
      `${session.name('a')}/b`,
      null,
    ])
      await tryName(name);
    await session.unverified('H-A1', () => tryName(`${session.name('a')}.b`));

    await session.unverified('H-A3', () => tryName(longest));
    same(session, (await show(session, longest)).id, first.id, '/body/secret/id');
  },
};
