import type { Scenario } from '../../../verify/contract.ts';
import { create, holdsSame, list, newSecret } from '../calls.ts';
import { readAllSecrets } from '../read-all-secrets.ts';

export const pages: Scenario = {
  id: 'pages',
  title: 'every secret is on exactly one page, and every page has the number of them all',
  async run(session) {
    const { count: before } = await list(session, { limit: '1' });
    const own = [];
    for (const letter of 'dbeac') own.push(await create(session, newSecret(session, `page-${letter}`)));
    const { count } = await list(session, { limit: '1', offset: '1' });
    holdsSame(session, '/body/count', count, before + own.length);

    // Few pages, however many secrets there are.
    const found = await readAllSecrets(session, Math.min(1000, Math.ceil(count / 3)));
    const names = found.map(({ name }) => name);
    holdsSame(session, '/body/results', names.length, new Set(names).size);
    for (const secret of own) {
      holdsSame(
        session,
        '/body/results',
        found.find(({ name }) => name === secret.name),
        secret,
      );
    }
    await session.unverified('G-A15', async () =>
      holdsSame(session, '/body/results', names, names.toSorted()),
    );
  },
};
