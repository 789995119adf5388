import { changing, type HandwrittenMutant, jsonOf, withJson } from '../../handwritten.ts';
import { answeredWith, isList, misauthorizing, misrouting, refusal, rewording } from './tools.ts';

const anything = () => true;

/** Lies to callers about who they are, where they are, and what is looked at first. */
export const liesToCallers: readonly HandwrittenMutant[] = [
  {
    killedBy: 'gcore/integer-ids',
    description: 'a project that is no integer is not found',
    mutate: changing(
      (request, { status }) => status === 400 && request.path.includes('/abc/'),
      () => refusal(404, 'NotFoundError'),
    ),
  },
  {
    killedBy: 'gcore/integer-ids',
    description: 'an id is read up to its point',
    mutate: misrouting(anything, (path) => path.replace('/1.5', '/1')),
  },
  {
    killedBy: 'gcore/credentials',
    description: 'the word has to be apikey, letter by letter',
    mutate: misauthorizing(anything, (header) => (header.startsWith('APIK') ? '' : header)),
  },
  {
    killedBy: 'gcore/credentials',
    description: 'any number of spaces goes before a token',
    mutate: misauthorizing(anything, (header) => header.replace(/ +/, ' ')),
  },
  {
    killedBy: 'gcore/credentials',
    description: 'all strangers are told the same',
    mutate: rewording<object>(answeredWith(401), (error) => ({
      ...error,
      exception_class: 'not_authenticated',
    })),
  },
  {
    killedBy: 'gcore/order-of-checks',
    description: 'a stranger is told that an id is invalid',
    mutate: changing(
      (request, { status }) => isList(request) && status === 401 && request.path.includes('no-number'),
      () => refusal(400, 'ValidationError', 'project_id'),
    ),
  },
  {
    killedBy: 'gcore/order-of-checks',
    description: 'a stranger is not told of methods',
    mutate: changing(answeredWith(405), () => refusal(401, 'not_authenticated')),
  },
  {
    killedBy: 'gcore/order-of-checks',
    description: 'a method that is not there does not say which ones are',
    mutate: changing(answeredWith(405), ({ headers: { Allow: _, ...headers }, ...response }) => ({
      ...response,
      headers,
    })),
  },
  {
    killedBy: 'gcore/order-of-checks',
    description: 'a secret is looked for before its update is read',
    mutate: changing(
      ({ path }, { status }) => status === 400 && path.endsWith('-missing'),
      () => refusal(404, 'NotFoundError'),
    ),
  },
  {
    killedBy: 'gcore/request-ids',
    description: 'every refusal has the same request_id',
    mutate: changing(
      (_, { status }) => status >= 400,
      (response) => withJson(response, { ...jsonOf(response), request_id: '0'.repeat(32) }),
    ),
  },
  {
    killedBy: 'gcore/request-ids',
    description: 'a request_id is a number',
    mutate: (truth) => {
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
