import type { CleanupOptions } from '../../verify/contract.ts';
import type { Answer, Session } from '../../verify/engine/session.ts';
import { operations } from './calls.ts';

/**
 * Notes which secrets are there before a run. What it gives back deletes those that the run created, by the names that
 * the vendor answered and by the run's name, and leaves all others alone. Neither puts its calls to the checks:
 * what a broken server created is removed all the same.
 * After a crash it is the run's name alone that tells.
 */
export async function guard(
  session: Session,
  { afterCrash = false }: CleanupOptions = {},
): Promise<() => Promise<void>> {
  const before = afterCrash ? new Set<string>() : await namesOf(session);
  const created = new Set<string>();
  session.onAnswer((operationId, answer) => {
    const name = operationId === operations.create ? createdName(answer) : undefined;
    if (name !== undefined && !before.has(name)) created.add(name);
  });
  return async () => {
    for (const name of await namesOf(session)) {
      if (!before.has(name) && name.startsWith(session.name(''))) created.add(name);
    }
    for (const name of created) await session.send(operations.remove, { path: { secret_name: name } });
  };
}

// Page by page, to the first that has nothing new: a broken server might give the same one again and again.
async function namesOf(session: Session): Promise<Set<string>> {
  const names = new Set<string>();
  for (let known = -1; names.size > known; ) {
    known = names.size;
    const query = { limit: '1000', offset: String(known) };
    const { json } = await session.send(operations.list, { query });
    const { results } = (json ?? {}) as { results?: unknown };
    for (const secret of Array.isArray(results) ? results : []) {
      const name = secret?.name;
      if (typeof name === 'string') names.add(name);
    }
  }
  return names;
}

function createdName({ status, json }: Answer): string | undefined {
  const name = status < 300 ? (json as { name?: unknown } | undefined)?.name : undefined;
  return typeof name === 'string' ? name : undefined;
}
