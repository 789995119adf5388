import type { components } from '../../../generated/sap.ts';
import type { CallInput } from '../../verify/engine/call-input.ts';
import type { Session } from '../../verify/engine/session.ts';
import { operation } from './calls.ts';
import { withAuthorization } from './connect.ts';

/** A token request's body. Where it has a `client_secret`, the run's own id and secret are put in before it is sent. */
export function form(fields: Record<string, string>): CallInput {
  return {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: Buffer.from(new URLSearchParams(fields).toString()),
  };
}

/** Asks for a token with the run's own credentials. */
export async function askForToken(
  session: Session,
  fields: Record<string, string> = { grant_type: 'client_credentials' },
): Promise<components['schemas']['TokenResponse']> {
  const { json } = await session.call(operation.token, form(fields), 200);
  return json as components['schemas']['TokenResponse'];
}

/** Comes with this in the header `Authorization`, whatever the run has. */
export function as(authorization: string): Pick<CallInput, 'authorize'> {
  return { authorize: (request) => withAuthorization(request, authorization) };
}

/** Comes with no credentials at all. */
export const asNobody: Pick<CallInput, 'authorize'> = { authorize: (request) => request };
