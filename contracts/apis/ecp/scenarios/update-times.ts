import { setTimeout } from 'node:timers/promises';
import type { Scenario } from '../../../verify/contract.ts';
import type { Session } from '../../../verify/engine/session.ts';
import { create, holdsSame, list, read, update } from '../calls.ts';

export const updateTimes: Scenario = {
  id: 'update-times',
  title: 'an update moves lastUpdateTime, and never creationTime, nor a time of another secret',
  async run(session) {
    const changes = { description: 'changed', username: 'changed', password: session.secret() };
    const ids = new Map<string, string>();
    for (const field of Object.keys(changes))
      ids.set(field, await create(session, session.name(`times-${field}`)));
    const untouched = await read(session, await create(session, session.name('times-still')));
    // The times have whole seconds.
    await setTimeout(1100);
    // A mock's clock may stand still while we sleep: another secret shows what time it is.
    const { creationTime: now } = await read(session, await create(session, session.name('clock')));
    for (const [field, value] of Object.entries(changes))
      await moves(session, ids.get(field) ?? '', { [field]: value }, now);
    holdsSame(session, await read(session, untouched.imagepullsecretID), untouched);
  },
};

async function moves(session: Session, id: string, change: object, now: string): Promise<void> {
  const before = await read(session, id);
  const after = await update(session, id, change);
  const isStill = Date.parse(after.creationTime) === Date.parse(before.creationTime);
  session.assert(isStill, '/body/creationTime', 'moved with an update');
  const isMoved = Date.parse(after.lastUpdateTime) >= Date.parse(now);
  session.assert(isMoved, '/body/lastUpdateTime', `did not move to ${now} with an update`);
  holdsSame(session, await read(session, id), after);
  const { ImagePullSecrets } = await list(session, { searchString: after.name });
  const { registry: _, username: __, password: ___, ...listed } = after;
  holdsSame(
    session,
    ImagePullSecrets.find(({ imagepullsecretID }) => imagepullsecretID === id),
    listed,
  );
}
