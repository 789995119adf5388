import { type HttpRequest, headerOf } from '../../../spec/message.ts';
import { changing, jsonOf, type Lie, rewriting } from '../../../suite/lying.ts';
import { base, isList, isRead, refusal, signed } from './tools.ts';

/** Lies about who may call, and how a call is told from another. */
export const accessLies: readonly Lie[] = [
  {
    caughtBy: 'strangers-refused',
    says: 'anybody may list',
    tell: rewriting(isList, signed),
  },
  {
    caughtBy: 'strangers-refused',
    says: 'whoever comes with Basic credentials may do everything',
    tell: rewriting((request) => /^Basic /.test(authorizationOf(request)), signed),
  },
  {
    caughtBy: 'strangers-refused',
    says: 'a call needs no date',
    tell: rewriting((request) => authorizationOf(request) !== '' && !('date' in request.headers), signed),
  },
  {
    caughtBy: 'strangers-refused',
    says: 'a password has to look like one, no more',
    tell: rewriting((request) => looksSigned(request) && 'date' in request.headers, signed),
  },
  {
    caughtBy: 'strangers-refused',
    says: 'strangers are told with 400',
    tell: changing(
      (_, { status }) => status === 401,
      (response) => ({ ...response, status: 400 }),
    ),
  },
  {
    caughtBy: 'ecp/request-ids',
    says: 'every call has the same Qtl-Request-Id',
    tell: changing(
      () => true,
      (response) => ({ ...response, headers: { ...response.headers, 'Qtl-Request-Id': '9c1d2e3f4a5b6c7d' } }),
    ),
  },
  {
    caughtBy: 'ecp/signing-dates',
    says: 'GMT is the only zone',
    tell: changing(
      ({ headers }) => /UTC$/.test(headerOf(headers, 'date') ?? ''),
      (response) => refusal(401, 'AccessDenied', response),
    ),
  },
  {
    caughtBy: 'ecp/signing-dates',
    says: 'x-cnc-date is not known',
    tell: rewriting(
      () => true,
      (request) => {
        const { 'x-cnc-date': _, ...headers } = request.headers;
        return { ...request, headers };
      },
    ),
  },
  {
    caughtBy: 'ecp/child-customers',
    says: 'On-Behalf-Of is not known',
    tell: rewriting(
      () => true,
      (request) => {
        const { 'on-behalf-of': _, ...headers } = request.headers;
        return { ...request, headers };
      },
    ),
  },
  {
    caughtBy: 'ecp/unknown-ids',
    says: 'a secret is found by its name too',
    tell: rewriting(isRead, async (request, truth) => {
      const name = request.path.slice(base.length + 1);
      const list = jsonOf(await truth(signed({ ...request, path: base, query: `searchString=${name}` })));
      const [found] = list.ImagePullSecrets ?? [];
      return found?.name === name ? { ...request, path: `${base}/${found.imagepullsecretID}` } : request;
    }),
  },
  {
    caughtBy: 'ecp/unknown-ids',
    says: 'an ID is found in upper case too',
    tell: rewriting(isRead, (request) => ({ ...request, path: request.path.toLowerCase() })),
  },
  {
    caughtBy: 'ecp/unknown-ids',
    says: 'what follows an ID does not count',
    tell: rewriting(isRead, (request) => ({ ...request, path: request.path.slice(0, base.length + 33) })),
  },
];

function authorizationOf({ headers }: HttpRequest): string {
  return headerOf(headers, 'authorization') ?? '';
}

function looksSigned(request: HttpRequest): boolean {
  const [, encoded = ''] = authorizationOf(request).split(' ');
  return /^[^:]+:.{27}=$/.test(Buffer.from(encoded, 'base64').toString());
}
