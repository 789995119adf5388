import type { CallInput } from '../../verify/engine/call-input.ts';
import type { Session } from '../../verify/engine/session.ts';
import { at, bodyFor, create, itemsOf } from './calls.ts';

/** A valid call of each operation. What reads, updates or deletes gets a secret of its own to do it to. */
export async function sample(session: Session, operationId: string): Promise<CallInput> {
  const name = session.name(`sample-${operationId.split('-')[0]}`);
  switch (operationId) {
    case 'get-imagepullsecrets':
      return { query: { searchString: session.name(''), offset: '0', limit: '10' } };
    case 'post-imagepullsecrets':
      return { body: await bodyFor(session, name) };
    case 'patch-imagepullsecret-by-ID': {
      const body = { description: 'changed', username: 'other', password: session.secret() };
      return { ...at(await createAnew(session, name)), body };
    }
    default:
      return at(await createAnew(session, name));
  }
}

/** Creates a secret whose name another sample may have left behind. */
async function createAnew(session: Session, name: string): Promise<string> {
  const found = itemsOf(await session.send('get-imagepullsecrets', { query: { searchString: name } }));
  for (const secret of found) {
    if (secret.name === name)
      await session.send('delete-imagepullsecret-by-ID', at(secret.imagepullsecretID));
  }
  return create(session, name);
}
