import { randomText } from '../../../contracts/openapi/seeded-random.ts';
import { type Reply, reply } from '../../core/operation-types.ts';
import type { Session } from '../../core/session.ts';

/**
 * The errors of CSMS, word for word as in its table of error codes. Which code belongs to which state of a secret, and the
 * 404s, are H-A2, H-A3 and H-A4.
 */
const errors = {
  invalidValue: [400, 'CSMS.0002', 'The value of parameter is invalid.'],
  invalidRequest: [400, 'CSMS.0003', 'The request is invalid.'],
  invalidBody: [400, 'CSMS.0004', 'The requested body format is wrong.'],
  notFound: [404, 'CSMS.0005', 'The resource does not exist.'],
  pendingDeletion: [400, 'CSMS.0103', 'The secret is in the scheduled deletion state.'],
  builtInStage: [400, 'CSMS.0105', 'Can not delete the system internal stage.'],
  noSuchSecret: [404, 'CSMS.0106', 'The secret name not found int the db.'],
  alreadyScheduled: [400, 'CSMS.0107', 'The secret is in schedule delete state.'],
  notScheduled: [400, 'CSMS.0108', 'The secret is not in schedule delete state.'],
  notEnabled: [403, 'CSMS.0109', 'The secret state is not enabled.'],
  tooManySecrets: [400, 'CSMS.0202', 'The number of secret has reached the upper limit.'],
  tooManyStages: [400, 'CSMS.0203', 'The number of stage has reached the upper limit.'],
  longStageList: [400, 'CSMS.0204', 'The number of stage is greater than the quota limit.'],
} as const satisfies Record<string, readonly [status: number, code: string, message: string]>;

/** The error of a call that the gateway let through, by our name for it. */
export type ErrorCode = keyof typeof errors;

/** An error of secrets, versions, stages and backups. */
export function flat(name: ErrorCode): Reply {
  const [status, error_code, error_msg] = errors[name];
  return reply(status, { error_code, error_msg });
}

/** An error of tags. */
export function nested(name: ErrorCode): Reply {
  const [status, error_code, error_msg] = errors[name];
  return reply(status, { error: { error_code, error_msg } });
}

/** The gateway's texts about credentials, after `Incorrect IAM authentication information: ` (DEW's FAQ, and APIG's). */
export const unauthenticatedMessages = {
  none: 'x-auth-token not found',
  unreadableToken: 'decrypt token fail',
  expiredToken: (at: string) => `token expires, expires_at: ${at}`,
  wrongSignature: (canonical: string) =>
    `verify aksk signature fail,canonicalRequest:${canonical.replaceAll('\n', '|')}`,
  unknownKey: 'Get secretKey failed,ak:******,err:ak not exist',
  expired: 'calc ak sk signature fail:signature expired',
};

/** The gateway's answer to a call without valid credentials. */
export function rejectUnauthenticated(session: Session, why: string): Reply {
  return refuseAtGateway(session, 401, 'APIGW.0301', `Incorrect IAM authentication information: ${why}`);
}

/** The gateway's answer where there is no such path, or no such method of it (H-A33). */
export function refusePath(session: Session): Reply {
  const message = 'The API does not exist or has not been published in the environment';
  return refuseAtGateway(session, 404, 'APIGW.0101', message);
}

/** The header that every answer has anew (H-A39). */
export function freshHeaders({ random }: Session): { 'X-Request-Id': string } {
  return { 'X-Request-Id': randomText(random, '0123456789abcdef', 32) };
}

// The body has the same request id as the header (H-A39).
function refuseAtGateway(session: Session, status: number, error_code: string, error_msg: string): Reply {
  const headers = freshHeaders(session);
  return reply(status, { error_msg, error_code, request_id: headers['X-Request-Id'] }, headers);
}
