import { tokenClaims } from '../../../auth/sap-token.ts';
import type { Scenario } from '../../../verify/contract.ts';
import { operation } from '../calls.ts';
import { as, askForToken } from '../token-calls.ts';

export const tokenRequests: Scenario = {
  id: 'token-requests',
  title: 'a client gets a token with id and secret in the header or the body, and is let in with it',
  readOnly: true,
  async run(session) {
    const grant = { grant_type: 'client_credentials' };
    // Filled in with the run's own before they are sent.
    const inTheBody = { ...grant, client_id: '', client_secret: '' };
    for (const fields of [grant, inTheBody]) {
      const { access_token, expires_in, jti } = await askForToken(session, fields);
      session.assert(
        tokenClaims(access_token) !== undefined,
        '/body/access_token',
        'is not a JWT of three parts',
      );
      session.assert(expires_in > 0, '/body/expires_in', `${expires_in} seconds`);
      const { exp, iat, jti: id = jti } = tokenClaims(access_token) ?? {};
      session.assert(id === jti, '/body/jti', `${jti}, and the token has ${id}`);
      const life = typeof exp === 'number' && typeof iat === 'number' ? exp - iat : expires_in;
      const agrees = Math.abs(life - expires_in) < 300;
      session.assert(agrees, '/body/expires_in', `${expires_in} seconds, and the token has ${life}`);
      await session.call(operation.query, as(`Bearer ${access_token}`), 200);
    }
  },
};
