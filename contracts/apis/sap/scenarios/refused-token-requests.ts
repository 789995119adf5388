import { type HttpRequest, headerOf } from '../../../http/message.ts';
import type { Scenario } from '../../../verify/contract.ts';
import type { Session } from '../../../verify/engine/session.ts';
import { operation } from '../calls.ts';
import { withAuthorization } from '../connect.ts';
import { as, asNobody, form } from '../token-calls.ts';

const grant = { grant_type: 'client_credentials' };

export const refusedTokenRequests: Scenario = {
  id: 'refused-token-requests',
  title:
    'nobody gets a token without id and secret, nor by another grant, and OAuth 2.0 has the words for it',
  readOnly: true,
  async run(session) {
    await refuseWrongSecrets(session);
    await session.unverified('S-A15', async () => {
      for (const fields of [
        grant,
        { ...grant, client_id: 'sb-client', client_secret: '' },
        { ...grant, client_id: '', client_secret: 'secret' },
      ]) {
        await refused(session, 401, 'unauthorized', { ...form(fields), ...asNobody });
      }
      const nobody = as(`Basic ${Buffer.from(':').toString('base64')}`);
      await refused(session, 401, 'unauthorized', { ...form(grant), ...nobody });
      const others = [{ grant_type: 'password' }, { grant_type: '' }, { client: 'none' }];
      for (const fields of others) await refused(session, 400, 'unsupported_grant_type', form(fields));
    });
  },
};

/** Where not every client is known, a known one has no other secret than its own. */
async function refuseWrongSecrets(session: Session): Promise<void> {
  const secret = session.secret();
  const nobody = { ...grant, client_id: 'bonafide-nobody', client_secret: secret };
  const { status } = await session.send(operation.token, { ...form(nobody), ...asNobody });
  if (status < 400) return;
  const body = form({ ...grant, client_id: '', client_secret: '' });
  const changes = [() => secret, () => '', (own: string) => own.slice(0, -1), (own: string) => `${own}x`];
  for (const change of [...changes, (own: string) => own.toUpperCase()]) {
    const authorize = session.authorizing((request) => withSecret(request, change));
    await session.expectRejection(operation.token, { ...body, authorize });
  }
  const inTheHeader = session.authorizing((request) => withAuthorization(request, otherBasic(request)));
  await session.expectRejection(operation.token, { ...form(grant), authorize: inTheHeader });
  const none = session.authorizing((request) => withSecret(request, () => undefined));
  await session.expectRejection(operation.token, { ...body, authorize: none });
}

function withSecret(request: HttpRequest, change: (own: string) => string | undefined): HttpRequest {
  const fields = new URLSearchParams(request.body.toString());
  const secret = change(fields.get('client_secret') ?? '');
  if (secret === undefined) fields.delete('client_secret');
  else fields.set('client_secret', secret);
  return { ...request, body: Buffer.from(fields.toString()) };
}

/** The same client with another secret. */
function otherBasic({ headers }: HttpRequest): string {
  const own = (headerOf(headers, 'authorization') ?? '').replace(/^Basic /, '');
  return `Basic ${Buffer.from(`${Buffer.from(own, 'base64').toString()}x`).toString('base64')}`;
}

async function refused(
  session: Session,
  status: number,
  error: string,
  input: Parameters<Session['call']>[1],
): Promise<void> {
  const { json } = await session.call(operation.token, input, status);
  const said = (json as { error: string }).error;
  session.assert(said === error, '/body/error', `${said}, not ${error}`);
}
