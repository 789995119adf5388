import type { Scenario } from '../../../verify/contract.ts';
import { create, get, leavingNone, patch } from '../calls.ts';

/** What the vendor's own form takes ("Register Your Docker Registry Secret": 10 KB); the API names no limit. */
const size = 10_000;

export const largeCredential: Scenario = {
  id: 'large-credential',
  title: 'a credential may be as large as the vendor’s own form takes, and may have any text in it',
  async run(session) {
    const name = session.name('large');
    const password = session.secret();
    const logins = ['x'.repeat(size - 300), 'Größe, 語 and 😀 "quoted" \\ <b>&amp;</b>'].map((username) => ({
      username,
      password,
    }));
    const [large = {}, odd = {}] = logins.map((login) => ({
      '.dockerconfigjson': JSON.stringify({ auths: { 'your.private.registry': login } }),
    }));
    await leavingNone(session, [name], async () => {
      await create(session, name, 202, { body: { name, data: large } });
      for (const data of [odd, large]) await patch(session, name, { body: { data } });
      await get(session, name);
    });
  },
};
