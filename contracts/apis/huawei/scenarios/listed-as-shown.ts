import type { Scenario } from '../../../verify/contract.ts';
import { list, same, show, versions } from '../calls.ts';

export const listedAsShown: Scenario = {
  id: 'listed-as-shown',
  readOnly: true,
  title: 'a secret is listed as it is shown, and has a current version',
  async run(session) {
    const { items } = await list(session, { limit: '5' });
    for (const secret of items) {
      same(session, await show(session, secret.name), secret, '/body/secret');
      const all = (await versions(session, secret.name, { limit: '1000' })).items;
      const current = all.filter(({ version_stages }) => version_stages.includes('SYSCURRENT'));
      same(session, current.length, 1, '/body/version_metadatas');
    }
  },
};
