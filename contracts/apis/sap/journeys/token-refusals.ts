import type { Journey } from '../../../suite/contract.ts';
import type { Session } from '../../../suite/session.ts';
import { operation } from '../calls.ts';
import { as, asNobody, form } from '../token-calls.ts';

const grant = { grant_type: 'client_credentials' };

export const tokenRefusals: Journey = {
  id: 'token-refusals',
  title:
    'nobody gets a token without id and secret, nor by another grant, and OAuth 2.0 has the words for it',
  readOnly: true,
  async run(session) {
    await session.assuming('S-A15', async () => {
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

async function refused(
  session: Session,
  status: number,
  error: string,
  input: Parameters<Session['call']>[1],
): Promise<void> {
  const { json } = await session.call(operation.token, input, status);
  const said = (json as { error: string }).error;
  session.holds(said === error, '/body/error', `${said}, not ${error}`);
}
