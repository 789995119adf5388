import { headerOf } from '../../../http/message.ts';
import type { Scenario } from '../../../verify/contract.ts';
import { at } from '../calls.ts';

export const requestIds: Scenario = {
  id: 'request-ids',
  readOnly: true,
  title: 'every answer, a refusal too, has a Qtl-Request-Id of its own',
  async run(session) {
    const missing = at(session.name('missing'));
    const answers = [
      await session.call('get-imagepullsecrets', { query: { limit: '1' } }, 200),
      await session.call('get-imagepullsecrets', { query: { limit: '1' } }, 200),
      await session.call('get-imagepullsecrets', { query: { limit: '0' } }, 400),
      await session.call('get-imagepullsecret-by-ID', missing, 404),
    ];
    const ids = new Set(answers.map(({ headers }) => headerOf(headers, 'qtl-request-id')));
    await session.unverified('E-A25', async () =>
      session.assert(
        ids.size === answers.length,
        '/headers/Qtl-Request-Id',
        'the same as that of another call',
      ),
    );
  },
};
