import type { CleanupOptions } from '../../verify/contract.ts';
import type { Answer, Session } from '../../verify/engine/session.ts';
import type { Secret } from './calls.ts';

/**
 * Notes which secrets are there before a run. What it gives back deletes those that the run created, by the IDs that
 * the engine answered and by the run's name, and leaves all others alone. Neither puts its calls to the checks:
 * what a broken engine created is removed all the same.
 * After a crash it is the run's name alone that tells.
 */
export async function guard(
  session: Session,
  { afterCrash = false }: CleanupOptions = {},
): Promise<() => Promise<void>> {
  const before = afterCrash ? new Set<string>() : new Set((await secretsOf(session)).map(({ ID }) => ID));
  const created = new Set<string>();
  session.onAnswer((operationId, answer) => {
    const id = operationId === 'SecretCreate' ? idOf(answer) : undefined;
    if (id !== undefined && !before.has(id)) created.add(id);
  });
  return async () => {
    for (const { ID, Spec } of await secretsOf(session)) {
      if (!before.has(ID) && isOwn(session, Spec?.Name)) created.add(ID);
    }
    for (const id of created) await session.send('SecretDelete', { path: { id } });
  };
}

async function secretsOf(session: Session): Promise<Secret[]> {
  const { json } = await session.send('SecretList', {});
  return Array.isArray(json) ? json : [];
}

function idOf({ status, json }: Answer): string | undefined {
  const id = status === 201 ? (json as { ID?: unknown } | undefined)?.ID : undefined;
  return typeof id === 'string' ? id : undefined;
}

function isOwn(session: Session, name: unknown): boolean {
  return typeof name === 'string' && name.toLowerCase().startsWith(session.name('').toLowerCase());
}
