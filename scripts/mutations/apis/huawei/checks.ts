import {
  bodiless,
  changing,
  type HandwrittenMutant,
  jsonOf,
  rewriting,
  withJson,
} from '../../handwritten.ts';
import {
  isCreate,
  isDelete,
  isList,
  isListVersions,
  isShow,
  on,
  signed,
  withPart,
  withStatus,
} from './tools.ts';

/** What the checks must catch. */
export const checkLies: readonly HandwrittenMutant[] = [
  {
    killedBy: 'status-documented',
    description: 'a created secret is 201 Created',
    mutate: changing((request, { status }) => isCreate(request) && status === 200, withStatus(201)),
  },
  {
    killedBy: 'status-documented',
    description: 'a taken name is 409 Conflict, and so is every other fault',
    mutate: changing((_, { status }) => status === 400, withStatus(409)),
  },
  {
    killedBy: 'content-type-documented',
    description: 'a missing secret is told of in HTML',
    mutate: changing(
      (request, { status }) => isShow(request) && status === 404,
      (response) => ({ ...response, headers: { ...response.headers, 'Content-Type': 'text/html' } }),
    ),
  },
  {
    killedBy: 'content-type-documented',
    description: 'a deletion answers with an object',
    mutate: changing(
      (request, { status }) => isDelete(request) && status === 200,
      (response) => withJson(response, {}),
    ),
  },
  {
    killedBy: 'headers-documented',
    description: 'an error has no request id',
    mutate: changing(
      (_, { status }) => status >= 400,
      ({ headers: { 'X-Request-Id': _, ...headers }, ...response }) => ({ ...response, headers }),
    ),
  },
  {
    killedBy: 'body-schema',
    description: 'a secret that is not to be deleted has no time of that',
    mutate: changing(
      (request, { status }) => isShow(request) && status === 200,
      (response) => withPart(response, 'secret', { scheduled_delete_time: undefined }),
    ),
  },
  {
    killedBy: 'body-schema',
    description: 'times are in seconds',
    mutate: changing(
      (request, { status }) => isCreate(request) && status === 200,
      (response) => withPart(response, 'secret', { create_time: jsonOf(response).secret.create_time / 1000 }),
    ),
  },
  {
    killedBy: 'body-schema',
    description: 'errors of tags are flat, like all others',
    mutate: changing(
      ({ path }, { status }) => path.includes('/csms/') && status >= 400 && status !== 401,
      (response) => withJson(response, jsonOf(response).error ?? {}),
    ),
  },
  {
    killedBy: 'secret-never-leaks',
    description: 'a created secret comes back with its value',
    mutate: changing(
      (request, { status }) => isCreate(request) && status === 200,
      (response, request) => withPart(response, 'secret', { secret_string: jsonOf(request).secret_string }),
    ),
  },
  {
    killedBy: 'secret-never-leaks',
    description: 'the list of versions has their values',
    mutate: leakingFirstValue(),
  },
  {
    killedBy: 'undeclared-method-refused',
    description: 'PATCH changes a secret too',
    mutate: changing(({ method }) => method === 'PATCH', withStatus(200)),
  },
  {
    killedBy: 'unknown-id-refused',
    description: 'what is not there can be deleted',
    mutate: changing(
      (request, { status }) => isDelete(request) && status === 404,
      (response) => bodiless(200, response),
    ),
  },
  {
    killedBy: 'unknown-id-refused',
    description: 'a secret that is not there has no tags',
    mutate: changing(
      (request, { status }) => on('GET', /\/tags$/)(request) && status === 404,
      (response) => ({ ...withJson(response, { tags: [], sys_tags: null }), status: 200 }),
    ),
  },
  {
    killedBy: 'invalid-input-refused',
    description: 'a batch of tags is never refused',
    mutate: changing(
      (request, { status }) => on('POST', /\/tags\/action$/)(request) && status === 400,
      (response) => bodiless(204, response),
    ),
  },
  {
    killedBy: 'invalid-input-refused',
    description: 'a limit out of range is the default',
    mutate: changing(
      (request, { status }) => isList(request) && status === 400,
      (response) => ({
        ...withJson(response, { secrets: [], page_info: { current_count: 0 } }),
        status: 200,
      }),
    ),
  },
  {
    killedBy: 'auth-required',
    description: 'everybody is let in',
    mutate: rewriting(() => true, signed),
  },
  {
    killedBy: 'auth-required',
    description: 'the signature is not looked at, if only there is one',
    mutate: rewriting(({ headers }) => /Access=AKEXAMPLE/.test(String(headers.authorization)), signed),
  },
];

/** Keeps the value of the secret that was created last, and puts it into the list of versions. */
function leakingFirstValue(): HandwrittenMutant['mutate'] {
  let value: unknown;
  return changing(
    (request, { status }) => {
      if (isCreate(request) && status === 200) value = jsonOf(request).secret_string;
      return isListVersions(request) && status === 200;
    },
    (response) => {
      const json = jsonOf(response);
      const [first, ...more] = json.version_metadatas;
      return withJson(response, {
        ...json,
        version_metadatas: [{ ...first, secret_string: value }, ...more],
      });
    },
  );
}
