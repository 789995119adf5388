import type { Journey } from '../../../suite/contract.ts';
import { create, list, same, update } from '../calls.ts';

export const eventSubscriptions: Journey = {
  id: 'event-subscriptions',
  title: 'the list can keep to the secrets that subscribe to an event',
  async run(session) {
    const event = session.name('').slice(0, 31);
    const [subscribed, other] = [session.name('subscribed'), session.name('unsubscribed')];
    // Events are made elsewhere: whether one that nobody made can be subscribed to is open.
    await session.assuming('H-A41', async () => {
      const secret = await create(session, subscribed, { event_subscriptions: [event] });
      same(session, secret.event_subscriptions, [event], '/body/secret/event_subscriptions');
      await create(session, other);
      const query = { limit: '1000', event_name: event };
      same(session, (await list(session, query)).items, [secret], '/body/secrets');
      const cleared = await update(session, subscribed, { event_subscriptions: [] });
      same(session, cleared.event_subscriptions, [], '/body/secret/event_subscriptions');
      same(session, (await list(session, query)).items, [], '/body/secrets');
    });
  },
};
