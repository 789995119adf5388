import type { Scenario } from '../../../verify/contract.ts';

export const eitherDateHeader: Scenario = {
  id: 'either-date-header',
  readOnly: true,
  title: 'a call may be signed by Date or by x-cnc-date, in whatever zone is written there',
  async run(session) {
    const now = new Date().toUTCString();
    const listWith = (headers: Record<string, string>) =>
      session.call('get-imagepullsecrets', { query: { limit: '1' }, headers }, 200);
    await listWith({ date: now });
    await listWith({ date: now.replace('GMT', 'UTC') });
    await session.unverified('E-A5', async () => {
      await listWith({ date: now.replace('GMT', '+0000') });
    });
    await session.unverified('E-A6', async () => {
      await listWith({ 'x-cnc-date': now });
      // Which one was signed is the one that counts.
      await listWith({ 'x-cnc-date': now, date: new Date(0).toUTCString() });
    });
  },
};
