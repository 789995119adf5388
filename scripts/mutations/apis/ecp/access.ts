import { type HttpRequest, headerOf } from '../../../../contracts/http/message.ts';
import { changing, type HandwrittenMutant, jsonOf, rewriting } from '../../handwritten.ts';
import { base, isList, isRead, refusal, signed } from './tools.ts';

/** Lies about who may call, and how a call is told from another. */
export const accessLies: readonly HandwrittenMutant[] = [
  {
    killedBy: 'auth-required',
    description: 'anybody may list',
    mutate: rewriting(isList, signed),
  },
  {
    killedBy: 'auth-required',
    description: 'whoever comes with Basic credentials may do everything',
    mutate: rewriting((request) => /^Basic /.test(authorizationOf(request)), signed),
  },
  {
    killedBy: 'auth-required',
    description: 'a call needs no date',
    mutate: rewriting((request) => authorizationOf(request) !== '' && !('date' in request.headers), signed),
  },
  {
    killedBy: 'auth-required',
    description: 'a password has to look like one, no more',
    mutate: rewriting((request) => looksSigned(request) && 'date' in request.headers, signed),
  },
  {
    killedBy: 'auth-required',
    description: 'strangers are told with 400',
    mutate: changing(
      (_, { status }) => status === 401,
      (response) => ({ ...response, status: 400 }),
    ),
  },
  {
    killedBy: 'ecp/request-ids',
    description: 'every call has the same Qtl-Request-Id',
    mutate: changing(
      () => true,
      (response) => ({ ...response, headers: { ...response.headers, 'Qtl-Request-Id': '9c1d2e3f4a5b6c7d' } }),
    ),
  },
  {
    killedBy: 'ecp/signing-dates',
    description: 'GMT is the only zone',
    mutate: changing(
      ({ headers }) => /UTC$/.test(headerOf(headers, 'date') ?? ''),
      (response) => refusal(401, 'AccessDenied', response),
    ),
  },
  {
    killedBy: 'ecp/signing-dates',
    description: 'x-cnc-date is not known',
    mutate: rewriting(
      () => true,
      (request) => {
        const { 'x-cnc-date': _, ...headers } = request.headers;
        return { ...request, headers };
      },
    ),
  },
  {
    killedBy: 'ecp/child-customers',
    description: 'On-Behalf-Of is not known',
    mutate: rewriting(
      () => true,
      (request) => {
        const { 'on-behalf-of': _, ...headers } = request.headers;
        return { ...request, headers };
      },
    ),
  },
  {
    killedBy: 'ecp/unknown-ids',
    description: 'a secret is found by its name too',
    mutate: rewriting(isRead, async (request, truth) => {
      const name = request.path.slice(base.length + 1);
      const list = jsonOf(await truth(signed({ ...request, path: base, query: `searchString=${name}` })));
      const [found] = list.ImagePullSecrets ?? [];
      return found?.name === name ? { ...request, path: `${base}/${found.imagepullsecretID}` } : request;
    }),
  },
  {
    killedBy: 'ecp/unknown-ids',
    description: 'an ID is found in upper case too',
    mutate: rewriting(isRead, (request) => ({ ...request, path: request.path.toLowerCase() })),
  },
  {
    killedBy: 'ecp/unknown-ids',
    description: 'what follows an ID does not count',
    mutate: rewriting(isRead, (request) => ({ ...request, path: request.path.slice(0, base.length + 33) })),
  },
];

function authorizationOf({ headers }: HttpRequest): string {
  return headerOf(headers, 'authorization') ?? '';
}

function looksSigned(request: HttpRequest): boolean {
  const [, encoded = ''] = authorizationOf(request).split(' ');
  return /^[^:]+:.{27}=$/.test(Buffer.from(encoded, 'base64').toString());
}
