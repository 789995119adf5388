import { isDeepStrictEqual } from 'node:util';
import type { Scenario } from '../../../verify/contract.ts';
import { create, inspect, list, remove } from '../calls.ts';

export const lifeCycle: Scenario = {
  id: 'life-cycle',
  title: 'a secret is there from its creation to its deletion, as it was created',
  async run(session) {
    const name = session.name('life');
    const labels = { env: 'dev', '': 'empty key', empty: '', ['__proto__']: 'kept' };
    const id = await create(session, { Name: name, Labels: labels });

    const secret = await inspect(session, id);
    session.assert(secret.ID === id, '/body/ID', `${secret.ID}, not ${id}`);
    session.assert(secret.Spec.Name === name, '/body/Spec/Name', `${secret.Spec.Name}, not ${name}`);
    for (const [key, value] of Object.entries(labels)) {
      const kept = Object.hasOwn(secret.Spec.Labels, key) && secret.Spec.Labels[key] === value;
      session.assert(kept, `/body/Spec/Labels/${key}`, `not ${JSON.stringify(value)}, as it was created`);
    }
    session.assert(
      secret.CreatedAt === secret.UpdatedAt,
      '/body/UpdatedAt',
      'not CreatedAt, though nothing was updated',
    );

    const again = await inspect(session, id);
    session.assert(JSON.stringify(again) === JSON.stringify(secret), '/body', 'reading changed it');
    const listed = (await list(session)).filter(({ ID }) => ID === id);
    session.assert(listed.length === 1, '/body', `listed ${listed.length} times`);
    session.assert(isDeepStrictEqual(listed[0], secret), '/body', 'listed otherwise than it is inspected');

    await remove(session, id);
    await remove(session, id, 404);
    await session.call('SecretInspect', { path: { id } }, 404);
    const left = (await list(session)).filter(({ ID }) => ID === id);
    session.assert(left.length === 0, '/body', 'still listed after it was deleted');
  },
};
