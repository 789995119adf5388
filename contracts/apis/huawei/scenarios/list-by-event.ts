import type { Scenario } from '../../../verify/contract.ts';
import { create, list, type Secret, same, update } from '../calls.ts';

export const listByEvent: Scenario = {
  id: 'list-by-event',
  title: 'the list can keep to the secrets that subscribe to an event',
  async run(session) {
    const event = session.name('').slice(0, 31);
    const [subscribed, other] = [session.name('subscribed'), session.name('unsubscribed')];
    // Events are made elsewhere: whether one that nobody made can be subscribed to is open.
    let secret: Secret | undefined;
    await session.unverified('H-A41', async () => {
      secret = await create(session, subscribed, { event_subscriptions: [event] });
    });
    if (!secret) return;
    same(session, secret.event_subscriptions, [event], '/body/secret/event_subscriptions');
    await create(session, other);
    const query = { limit: '1000', event_name: event };
    same(session, (await list(session, query)).items, [secret], '/body/secrets');
    same(session, (await list(session, { ...query, limit: '1' })).items, [secret], '/body/secrets');
    same(session, (await list(session, { ...query, marker: subscribed })).items, [], '/body/secrets');
    for (const event_name of [event.slice(0, -1), `${event}x`, event.toUpperCase()])
      same(session, (await list(session, { limit: '1000', event_name })).items, [], '/body/secrets');
    const cleared = await update(session, subscribed, { event_subscriptions: [] });
    same(session, cleared.event_subscriptions, [], '/body/secret/event_subscriptions');
    same(session, (await list(session, query)).items, [], '/body/secrets');
  },
};
