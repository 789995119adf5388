import type { HttpRequest } from '../../../contracts/http/message.ts';
import type { components } from '../../../generated/sap.ts';
import { type Reply, reply } from '../../core/operation-types.ts';
import type { SapState } from './state.ts';

type ErrorResponse = components['schemas']['ErrorResponse'];
type TokenErrorResponse = components['schemas']['TokenErrorResponse'];

/** The texts of SAP AI Core's errors. None of those for docker registry secrets is public: these are ours. */
export const messages = {
  pathNotFound: 'path not found',
  methodNotAllowed: 'method not allowed',
  noToken: 'a valid access token is required',
  noAuthorisation: 'the access token has not the authorisation for this',
  notFound: (name: string) => `docker registry secret ${name} not found`,
  nameInUse: (name: string) => `docker registry secret ${name} already exists`,
  quotaUsedUp: (maxCount: number) => `the quota of ${maxCount} docker registry secrets is used up`,
  failed: 'something went wrong',
  noBody: 'the body is missing',
  notJson: 'the body is not JSON',
  otherType: (types: readonly string[]) => `the content type must be ${types.join(' or ')}`,
  missing: (field: string) => `${field} is missing`,
  notOfType: (field: string, type: string) => `${field} must be ${type}`,
  tooLong: (field: string) => `${field} must have at most 63 characters`,
  noName: (field: string) => `${field} must match the pattern of a name`,
  otherFields: (field: string) => `${field} must have no field but .dockerconfigjson`,
  noJsonText: (field: string) => `${field} must be the text of a JSON object`,
} as const;

/** What an error has of the call that is refused. */
export interface RefusedCall {
  request: HttpRequest;
  state: SapState;
}

/** The vendor's nested error: a code that is plainly not one of its own (S-A13), a new id, the path without its query (S-A14). */
export function refuse(
  { request, state }: RefusedCall,
  status: number,
  message: string,
  headers?: Record<string, string>,
): Reply {
  const error = { code: `99990${status}`, message, requestId: state.requestId(), target: request.path };
  return reply(status, { error } satisfies ErrorResponse, headers);
}

/** The token server's errors, which have the form of OAuth 2.0 (RFC 6749, section 5.2), not that of the API (S-A15). */
export const tokenRefusals = {
  badCredentials: refuseToken(401, 'unauthorized', 'Bad credentials'),
  noGrant: refuseToken(400, 'unsupported_grant_type', 'Missing grant type'),
  otherGrant: refuseToken(400, 'unsupported_grant_type', 'Unsupported grant type'),
};

function refuseToken(status: number, error: string, error_description: string): Reply {
  return reply(status, { error, error_description } satisfies TokenErrorResponse);
}
