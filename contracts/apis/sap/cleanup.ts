import type { CleanupOptions } from '../../verify/contract.ts';
import type { Session } from '../../verify/engine/session.ts';
import { at, operation } from './calls.ts';

/**
 * Notes which secrets are there before a run. What it gives back deletes those that are there since and have the
 * run's name in theirs: the answer to a create does not say what was created. It does not put its calls to the checks.
 * After a crash it is the run's name alone that tells.
 */
export async function guard(
  session: Session,
  { afterCrash = false }: CleanupOptions = {},
): Promise<() => Promise<void>> {
  const before = afterCrash ? new Set<string>() : new Set(await namesOf(session));
  return async () => {
    for (const name of await namesOf(session)) {
      if (before.has(name) || !name.toLowerCase().includes(session.name('').toLowerCase())) continue;
      await session.send(operation.delete, { path: at(name) });
    }
  };
}

async function namesOf(session: Session): Promise<string[]> {
  const { json } = await session.send(operation.query, {});
  const resources: unknown = (json as { resources?: unknown } | undefined)?.resources;
  if (!Array.isArray(resources)) return [];
  return resources.map((secret) => secret?.name).filter((name) => typeof name === 'string');
}
