import type { CleanupOptions } from '../../verify/contract.ts';
import type { Session } from '../../verify/engine/session.ts';
import { at, idOf, itemsOf } from './calls.ts';

/**
 * Notes which secrets are there before a run. What it gives back deletes those that the run created, by the IDs that
 * creations were answered with and by the run's name, and leaves all others alone. Neither puts its calls to the
 * checks: what a broken platform created is removed all the same.
 * After a crash it is the run's name alone that tells.
 */
export async function guard(
  session: Session,
  { afterCrash = false }: CleanupOptions = {},
): Promise<() => Promise<void>> {
  const before = afterCrash ? new Set<string>() : new Set((await secretsOf(session)).keys());
  const created = new Set<string>();
  session.onAnswer((operationId, answer) => {
    const id = operationId === 'post-imagepullsecrets' && answer.status < 300 ? idOf(answer) : undefined;
    if (id !== undefined && !before.has(id)) created.add(id);
  });
  return async () => {
    for (const [id, name] of await secretsOf(session)) {
      if (!before.has(id) && name.startsWith(session.name(''))) created.add(id);
    }
    for (const id of created) await session.send('delete-imagepullsecret-by-ID', at(id));
  };
}

/** Every secret's ID and name, page by page, until a page brings nothing new. */
async function secretsOf(session: Session): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (;;) {
    const before = found.size;
    const query = { offset: String(before), limit: '200' };
    const page = itemsOf(await session.send('get-imagepullsecrets', { query }));
    for (const { imagepullsecretID, name } of page) found.set(imagepullsecretID, String(name));
    if (found.size === before) return found;
  }
}
