import type { CleanupOptions } from '../../verify/contract.ts';
import type { Answer, Session } from '../../verify/engine/session.ts';
import { discard } from './calls.ts';

/**
 * Notes which secrets are there before a run. What it gives back deletes those that the run created, by the names that
 * the service answered and by the run's name, and leaves all others alone. Neither puts its calls to the checks: what
 * a broken server created is removed all the same.
 * After a crash it is the run's name alone that tells.
 */
export async function guard(
  session: Session,
  { afterCrash = false }: CleanupOptions = {},
): Promise<() => Promise<void>> {
  const before = afterCrash ? new Set<string>() : new Set(await namesOf(session));
  const created = new Set<string>();
  session.onAnswer((operationId, answer) => {
    const name = ['CreateSecret', 'UploadSecretBlob'].includes(operationId) ? nameIn(answer) : undefined;
    if (name !== undefined && !before.has(name)) created.add(name);
  });
  return async () => {
    for (const name of await namesOf(session)) {
      if (!before.has(name) && name.startsWith(session.name(''))) created.add(name);
    }
    for (const name of created) await discard(session, name);
  };
}

async function namesOf(session: Session): Promise<string[]> {
  const names = new Set<string>();
  let marker = '';
  for (;;) {
    const { json } = await session.send('ListSecrets', { query: { limit: '1000', marker } });
    const { secrets } = (json ?? {}) as { secrets?: { name?: unknown }[] };
    const page = (Array.isArray(secrets) ? secrets : []).flatMap(({ name }) =>
      typeof name === 'string' ? [name] : [],
    );
    const known = names.size;
    for (const name of page) names.add(name);
    // Also a server whose pages do not move on comes to an end.
    if (names.size === known) return [...names];
    marker = page.at(-1) ?? '';
  }
}

function nameIn({ status, json }: Answer): string | undefined {
  const name =
    status === 200 ? (json as { secret?: { name?: unknown } } | undefined)?.secret?.name : undefined;
  return typeof name === 'string' ? name : undefined;
}
