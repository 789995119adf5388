import { changing, jsonOf, type Lie, withJson } from '../../../suite/lying.ts';
import { answeredWith, isList, misauthorizing, misrouting, refusal, rewording } from './tools.ts';

const anything = () => true;

/** Lies to callers about who they are, where they are, and what is looked at first. */
export const liesToCallers: readonly Lie[] = [
  {
    caughtBy: 'gcore/integer-ids',
    says: 'a project that is no integer is not found',
    tell: changing(
      (request, { status }) => status === 400 && request.path.includes('/abc/'),
      () => refusal(404, 'NotFoundError'),
    ),
  },
  {
    caughtBy: 'gcore/integer-ids',
    says: 'an id is read up to its point',
    tell: misrouting(anything, (path) => path.replace('/1.5', '/1')),
  },
  {
    caughtBy: 'gcore/credentials',
    says: 'the word has to be apikey, letter by letter',
    tell: misauthorizing(anything, (header) => (header.startsWith('APIK') ? '' : header)),
  },
  {
    caughtBy: 'gcore/credentials',
    says: 'any number of spaces goes before a token',
    tell: misauthorizing(anything, (header) => header.replace(/ +/, ' ')),
  },
  {
    caughtBy: 'gcore/credentials',
    says: 'all strangers are told the same',
    tell: rewording<object>(answeredWith(401), (error) => ({
      ...error,
      exception_class: 'not_authenticated',
    })),
  },
  {
    caughtBy: 'gcore/order-of-checks',
    says: 'a stranger is told that an id is invalid',
    tell: changing(
      (request, { status }) => isList(request) && status === 401 && request.path.includes('no-number'),
      () => refusal(400, 'ValidationError', 'project_id'),
    ),
  },
  {
    caughtBy: 'gcore/order-of-checks',
    says: 'a stranger is not told of methods',
    tell: changing(answeredWith(405), () => refusal(401, 'not_authenticated')),
  },
  {
    caughtBy: 'gcore/order-of-checks',
    says: 'a method that is not there does not say which ones are',
    tell: changing(answeredWith(405), ({ headers: { Allow: _, ...headers }, ...response }) => ({
      ...response,
      headers,
    })),
  },
  {
    caughtBy: 'gcore/order-of-checks',
    says: 'a secret is looked for before its update is read',
    tell: changing(
      ({ path }, { status }) => status === 400 && path.endsWith('-missing'),
      () => refusal(404, 'NotFoundError'),
    ),
  },
  {
    caughtBy: 'gcore/request-ids',
    says: 'every refusal has the same request_id',
    tell: changing(
      (_, { status }) => status >= 400,
      (response) => withJson(response, { ...jsonOf(response), request_id: '0'.repeat(32) }),
    ),
  },
  {
    caughtBy: 'gcore/request-ids',
    says: 'a request_id is a number',
    tell: (truth) => {
      let requests = 0;
      return async (request) => {
        const response = await truth(request);
        requests += 1;
        if (response.status < 400) return response;
        return withJson(response, { ...jsonOf(response), request_id: String(requests) });
      };
    },
  },
];
