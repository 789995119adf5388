import { setTimeout } from 'node:timers/promises';
import type { Journey } from '../../../suite/contract.ts';
import { create, holdsSame, newSecret, read, update } from '../calls.ts';

/** Times have whole seconds (G-A13): only after one can a later time be told from an earlier one. */
const aSecond = 1050;

export const updatedAt: Journey = {
  id: 'updated-at',
  title: 'updated_at moves forward with an update that brings something, and with nothing else',
  async run(session) {
    const secret = await create(session, newSecret(session, 'time'));
    const { name, login, updated_at: first } = secret;
    await session.assuming('G-A13', async () => {
      const isUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(first);
      session.holds(
        isUtc,
        '/body/updated_at',
        `${JSON.stringify(first)} is not a time in UTC with whole seconds`,
      );
    });
    await setTimeout(aSecond);
    holdsSame(session, '/body', await read(session, name), secret);
    await session.assuming('G-A14', async () => {
      for (const nothing of [{}, { login: null, registry: null, password: null }]) {
        holdsSame(session, '/body/updated_at', (await update(session, name, nothing)).updated_at, first);
      }
      const { updated_at: second } = await update(session, name, { login });
      session.holds(
        Date.parse(second) > Date.parse(first),
        '/body/updated_at',
        `still ${second} after an update`,
      );
    });

    const { updated_at: last } = await update(session, name, { password: session.secret() });
    session.holds(Date.parse(last) >= Date.parse(first), '/body/updated_at', `${last}, before ${first}`);
    holdsSame(session, '/body/updated_at', (await read(session, name)).updated_at, last);
  },
};
