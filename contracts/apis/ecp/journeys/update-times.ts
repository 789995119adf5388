import { setTimeout } from 'node:timers/promises';
import type { Journey } from '../../../suite/contract.ts';
import { create, read, update } from '../calls.ts';

export const updateTimes: Journey = {
  id: 'update-times',
  title: 'an update moves lastUpdateTime, and never creationTime',
  async run(session) {
    const id = await create(session, session.name('times'));
    const before = await read(session, id);
    // The times have whole seconds.
    await setTimeout(1100);
    const clock = await read(session, await create(session, session.name('clock')));
    const after = await update(session, id, { description: 'changed' });
    session.holds(after.creationTime === before.creationTime, '/body/creationTime', 'moved with an update');
    // A mock's clock may stand still while we sleep: then this says no more than that it did not go back.
    const moved = after.lastUpdateTime >= clock.creationTime;
    session.holds(moved, '/body/lastUpdateTime', `did not move to ${clock.creationTime} with an update`);

    const still = await read(session, id);
    session.holds(still.lastUpdateTime === after.lastUpdateTime, '/body/lastUpdateTime', 'moved with a read');
  },
};
