import type { CallInput } from '../../verify/engine/call-input.ts';
import type { Session } from '../../verify/engine/session.ts';
import { create, dataOf, inspect } from './calls.ts';

/** A valid call of each operation. What updates, inspects or deletes gets a secret of its own to do it to. */
export async function sample(session: Session, operationId: string): Promise<CallInput> {
  const name = session.name(`sample-${operationId}`.toLowerCase());
  switch (operationId) {
    case 'SecretCreate':
      return { body: { Name: name, Labels: { env: 'dev' }, Data: dataOf(session.secret()) } };
    case 'SecretList':
      return { query: { filters: JSON.stringify({ name: [name] }) } };
    case 'SecretUpdate': {
      await session.send('SecretDelete', { path: { id: name } });
      const id = await create(session, { Name: name });
      const { Version } = await inspect(session, id);
      const body = { Name: name, Labels: { env: 'prod' } };
      return { path: { id }, query: { version: String(Version.Index) }, body };
    }
    case 'SecretInspect':
    case 'SecretDelete':
      await session.send('SecretDelete', { path: { id: name } });
      return { path: { id: await create(session, { Name: name }) } };
    default:
      return {};
  }
}
