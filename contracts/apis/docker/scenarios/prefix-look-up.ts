import type { Scenario } from '../../../verify/contract.ts';
import type { Session } from '../../../verify/engine/session.ts';
import { create, inspect, remove, update } from '../calls.ts';

export const prefixLookUp: Scenario = {
  id: 'prefix-look-up',
  title: 'a secret is found by its ID, by an ID prefix that is its alone, and by its name in any case',
  async run(session) {
    const Name = session.name('look-up');
    const id = await create(session, { Name });
    await create(session, { Name: session.name('look-up-2') });
    for (const reference of referencesTo(id, Name)) {
      await inspectAs(session, reference, id);
      await updateAs(session, reference, id, Name);
    }
    for (const reference of [Name.slice(0, -1), id.toUpperCase(), `${id}x`]) {
      await session.call('SecretInspect', { path: { id: reference } }, 404);
    }
    await removeByEach(session, Name);
    // A name that looks like another secret's prefix is still a name.
    const own = await create(session, { Name });
    const prefix = own.slice(0, 20);
    const other = await create(session, { Name: prefix });
    const { ID } = await inspect(session, prefix);
    session.assert(ID === other, '/body/ID', `the prefix ${prefix} won over the name`);
  },
};

function referencesTo(id: string, name: string): string[] {
  return [id, id.slice(0, 20), name, name.toUpperCase()];
}

async function inspectAs(session: Session, reference: string, id: string): Promise<void> {
  const { ID } = await inspect(session, reference);
  session.assert(ID === id, '/body/ID', `${reference} found ${ID}, not ${id}`);
}

/** Updates a secret as it is called, and reads by its ID that it was this one. */
async function updateAs(session: Session, reference: string, id: string, Name: string): Promise<void> {
  const { Version } = await inspect(session, id);
  const Labels = { reference };
  await update(session, reference, Version.Index, { Name, Labels }, 200);
  const { Spec } = await inspect(session, id);
  const given = Spec.Labels?.reference;
  session.assert(given === reference, '/body/Spec/Labels', `${reference} did not update ${id}`);
}

/** Deletes the secret of a name as often as there are ways to call it: another one stays each time. */
async function removeByEach(session: Session, Name: string): Promise<void> {
  const beside = await create(session, { Name: session.name('look-up-3') });
  await remove(session, Name);
  for (const index of [0, 1, 2, 3]) {
    const id = await create(session, { Name });
    await remove(session, referencesTo(id, Name)[index] ?? id);
    await session.call('SecretInspect', { path: { id } }, 404);
  }
  await inspect(session, beside);
}
