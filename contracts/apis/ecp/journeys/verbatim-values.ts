import type { Journey } from '../../../suite/contract.ts';
import { create, read, update } from '../calls.ts';

const odd = [
  ' leading and trailing ',
  'ünïcödé 密码 🔑',
  '"\\</script>$(id)',
  '\n\t\r',
  '0',
  'x'.repeat(5000),
];

export const verbatimValues: Journey = {
  id: 'verbatim-values',
  title: 'registry, username, password and description come back as they were given, whatever they are',
  async run(session) {
    await session.assuming('E-A35', async () => {
      for (const [index, text] of odd.entries()) {
        const password = `${session.secret()}${text}`;
        const given = { registry: text, username: text, password, description: text };
        const id = await create(session, session.name(`odd-${index}`), given);
        const secret = await read(session, id);
        for (const field of ['registry', 'username', 'password', 'description'] as const)
          session.holds(secret[field] === given[field], `/body/${field}`, 'not as it was given');

        const change = { username: `${text}.`, password: `${password}.`, description: `${text}.` };
        const updated = await update(session, id, change);
        for (const field of ['username', 'password', 'description'] as const)
          session.holds(updated[field] === change[field], `/body/${field}`, 'not as it was given');
      }
    });
  },
};
