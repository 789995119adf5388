import { headerOf } from '../../../http/message.ts';
import type { Scenario } from '../../../verify/contract.ts';
import type { CallInput } from '../../../verify/engine/call-input.ts';
import type { Authorize } from '../../../verify/engine/connection-types.ts';
import type { Session } from '../../../verify/engine/session.ts';
import { create, holdsSame, type InvalidFields, newSecret, operations, refusals, refused } from '../calls.ts';

const unauthenticated: Authorize = (request) => request;

export const orderOfChecks: Scenario = {
  id: 'order-of-checks',
  title: 'the method is looked at first, then the token, the ids, the query or the body, and what there is',
  async run(session) {
    const { name } = await create(session, newSecret(session, 'order'));
    const missing = session.name('missing');
    const put = { path: { secret_name: name }, method: 'PUT', body: { login: 'put' } };
    const { status, json } = await session.probe('undeclared method', operations.read, put, 'PUT');
    holdsSame(session, '/status', status, 405);
    holdsSame(
      session,
      '/body/exception_class',
      (json as { exception_class?: unknown })?.exception_class,
      'HTTPError',
    );
    await session.unverified('G-A27', () => hasNoPut(session, { secret_name: name }));
    await session.unverified('G-A28', async () => {
      const path = { project_id: 'no-number', secret_name: name };
      await session.call(operations.list, { path, authorize: unauthenticated }, 401);
      await isAbout(session, operations.list, { path, query: { limit: '0' } }, 'project_id');
      await isAbout(session, operations.update, { path, body: { login: '' } }, 'project_id');
      await isAbout(
        session,
        operations.update,
        { path: { secret_name: missing }, body: { login: '' } },
        'login',
      );
      await isAbout(
        session,
        operations.create,
        { body: { ...newSecret(session, 'order'), login: '' } },
        'login',
      );
    });
  },
};

// Asked without credentials: nothing else is shown then.
async function hasNoPut(session: Session, path: Record<string, string>): Promise<void> {
  const input = { path, method: 'PUT', authorize: unauthenticated };
  const { status, headers, json } = await session.probe('undeclared method', operations.read, input, 'PUT');
  holdsSame(session, '/status', status, 405);
  const { exception_class } = (json ?? {}) as { exception_class?: unknown };
  holdsSame(session, '/body/exception_class', exception_class, 'HTTPError');
  const allowed = (headerOf(headers, 'allow') ?? '').split(', ').sort();
  holdsSame(session, '/headers/Allow', allowed, ['DELETE', 'GET', 'PATCH']);
}

async function isAbout(
  session: Session,
  operationId: string,
  input: CallInput,
  field: string,
): Promise<void> {
  const json = await refused(session, operationId, input, refusals.invalid);
  const { invalid_fields } = json as { invalid_fields: InvalidFields };
  holdsSame(session, '/body/invalid_fields', Object.keys(invalid_fields), [field]);
}
