import type { CallInput } from '../../verify/engine/call-input.ts';
import type { Session } from '../../verify/engine/session.ts';
import { at, create, credential, operation } from './calls.ts';

/** A valid call of each operation. What reads, patches or deletes gets a secret of its own to do it to. */
export async function sample(session: Session, operationId: string): Promise<CallInput> {
  const name = session.name('sample');
  switch (operationId) {
    case operation.query:
      return { query: { $top: '10', $skip: '0', $count: 'true' } };
    case operation.create:
      return { body: { name: session.name('sample-create'), data: credential(session) } };
    case operation.quota:
      return { query: { quotaOnly: 'true' } };
    case operation.token:
      return { body: { grant_type: 'client_credentials' } };
    case operation.patch:
      await anew(session, name);
      return { path: at(name), body: { name, data: credential(session) } };
    default:
      await anew(session, name);
      return { path: at(name) };
  }
}

async function anew(session: Session, name: string): Promise<void> {
  await session.send(operation.delete, { path: at(name) });
  await create(session, name);
}
