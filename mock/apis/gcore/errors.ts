import { randomText } from '../../../contracts/openapi/seeded-random.ts';
import { type Reply, reply } from '../../core/operation-types.ts';
import type { Session } from '../../core/session.ts';
import { pythonRepr } from './python-repr.ts';

/** The violations of a request: texts by member or parameter (REST API guide, error handling). */
export type InvalidFields = Readonly<Record<string, readonly string[]>>;

/** One of the vendor's errors, still without the id of the request. */
export interface ApiError {
  status: number;
  exception_class: string;
  message: string;
  invalid_fields?: InvalidFields;
  headers?: Record<string, string>;
}

/** The vendor's errors. Classes by status are those of its error handling page. */
export const errors = {
  /** G-A9 for how the fields are written into the message. */
  invalid: (invalid_fields: InvalidFields): ApiError => {
    const message = `Validation Error: ${pythonRepr(invalid_fields)}`;
    return { status: 400, exception_class: 'ValidationError', message, invalid_fields };
  },

  // Which class goes with which of the documented texts is G-A3.
  noCredentials: unauthenticated('not_authenticated', 'Authentication credentials were not provided.'),
  wrongScheme: unauthenticated('token_not_valid', 'Given token not valid for any token type'),
  badToken: unauthenticated('token_not_valid', 'Token is invalid or expired'),
  truncatedToken: (part: string) => unauthenticated('token_not_valid', `Bad token: ${part}`),

  /** Worded as the vendor words it for flavors; nothing says that pull secrets have a limit (G-A7, G-A25). */
  regionFull: (region: string): ApiError => {
    const message = `The region ${region} has reached the limit of pull secrets`;
    return { status: 403, exception_class: 'ForbiddenError', message };
  },

  /** G-A2 for secrets, G-A18 for projects and regions. */
  notFound: (what: 'Pull secret' | 'Project' | 'Region', id: string): ApiError => {
    return { status: 404, exception_class: 'NotFoundError', message: `${what} ${id} could not be found` };
  },
  noSuchPath: { status: 404, exception_class: 'HTTPError', message: 'HTTP 404: Not Found' },
  methodNotAllowed: (allowed: readonly string[]): ApiError => {
    const headers = { Allow: allowed.join(', ') };
    return { status: 405, exception_class: 'HTTPError', message: 'HTTP 405: Method Not Allowed', headers };
  },

  nameTaken: (name: string) => conflict(`Pull secret ${name} already exists`),
  inUse: (name: string) => conflict(`Pull secret ${name} is in use`),

  /** The class and the text are G-A24. */
  tooManyRequests: {
    status: 429,
    exception_class: 'TooManyRequests',
    message: 'Rate limit exceeded',
    headers: { 'Retry-After': '1' },
  },
} as const;

/** The answer that an error is, with an id of its own (G-A22). */
export function errorReply({ status, headers, ...body }: ApiError, { random }: Session): Reply {
  const { exception_class, message, ...more } = body;
  const request_id = randomText(random, '0123456789abcdef', 32);
  return reply(status, { exception_class, message, request_id, ...more }, headers);
}

function unauthenticated(exception_class: string, message: string): ApiError {
  return { status: 401, exception_class, message };
}

// G-A1 and G-A20.
function conflict(message: string): ApiError {
  return { status: 409, exception_class: 'ConflictError', message };
}
