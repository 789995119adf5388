import type { CallInput } from '../../verify/engine/call-input.ts';
import type { Session } from '../../verify/engine/session.ts';
import { create, newSecret, operations } from './calls.ts';

/** A valid call of each operation. What reads, updates or deletes gets a secret of its own to do it to. */
export async function sample(session: Session, operationId: string): Promise<CallInput> {
  switch (operationId) {
    case operations.list:
      return { query: { limit: '10', offset: '0' } };
    case operations.create:
      return { body: newSecret(session, 'post') };
    case operations.update:
      return {
        path: await ownSecret(session, 'patch'),
        body: { login: 'other', password: session.secret() },
      };
    default:
      return { path: await ownSecret(session, operationId === operations.read ? 'get' : 'delete') };
  }
}

// A case before this one may have left it there.
async function ownSecret(session: Session, what: string): Promise<Record<string, string>> {
  const path = { secret_name: session.name(what) };
  await session.send(operations.remove, { path });
  await create(session, newSecret(session, what));
  return path;
}
