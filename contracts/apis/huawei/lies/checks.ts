import { bodiless, changing, jsonOf, type Lie, rewriting, withJson } from '../../../suite/lying.ts';
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
export const checkLies: readonly Lie[] = [
  {
    caughtBy: 'status-documented',
    says: 'a created secret is 201 Created',
    tell: changing((request, { status }) => isCreate(request) && status === 200, withStatus(201)),
  },
  {
    caughtBy: 'status-documented',
    says: 'a taken name is 409 Conflict, and so is every other fault',
    tell: changing((_, { status }) => status === 400, withStatus(409)),
  },
  {
    caughtBy: 'content-type-documented',
    says: 'a missing secret is told of in HTML',
    tell: changing(
      (request, { status }) => isShow(request) && status === 404,
      (response) => ({ ...response, headers: { ...response.headers, 'Content-Type': 'text/html' } }),
    ),
  },
  {
    caughtBy: 'content-type-documented',
    says: 'a deletion answers with an object',
    tell: changing(
      (request, { status }) => isDelete(request) && status === 200,
      (response) => withJson(response, {}),
    ),
  },
  {
    caughtBy: 'headers-documented',
    says: 'an error has no request id',
    tell: changing(
      (_, { status }) => status >= 400,
      ({ headers: { 'X-Request-Id': _, ...headers }, ...response }) => ({ ...response, headers }),
    ),
  },
  {
    caughtBy: 'body-schema',
    says: 'a secret that is not to be deleted has no time of that',
    tell: changing(
      (request, { status }) => isShow(request) && status === 200,
      (response) => withPart(response, 'secret', { scheduled_delete_time: undefined }),
    ),
  },
  {
    caughtBy: 'body-schema',
    says: 'times are in seconds',
    tell: changing(
      (request, { status }) => isCreate(request) && status === 200,
      (response) => withPart(response, 'secret', { create_time: jsonOf(response).secret.create_time / 1000 }),
    ),
  },
  {
    caughtBy: 'body-schema',
    says: 'errors of tags are flat, like all others',
    tell: changing(
      ({ path }, { status }) => path.includes('/csms/') && status >= 400 && status !== 401,
      (response) => withJson(response, jsonOf(response).error ?? {}),
    ),
  },
  {
    caughtBy: 'secret-never-leaks',
    says: 'a created secret comes back with its value',
    tell: changing(
      (request, { status }) => isCreate(request) && status === 200,
      (response, request) => withPart(response, 'secret', { secret_string: jsonOf(request).secret_string }),
    ),
  },
  {
    caughtBy: 'secret-never-leaks',
    says: 'the list of versions has their values',
    tell: leakingFirstValue(),
  },
  {
    caughtBy: 'undeclared-method-refused',
    says: 'PATCH changes a secret too',
    tell: changing(({ method }) => method === 'PATCH', withStatus(200)),
  },
  {
    caughtBy: 'unknown-id-refused',
    says: 'what is not there can be deleted',
    tell: changing(
      (request, { status }) => isDelete(request) && status === 404,
      (response) => bodiless(200, response),
    ),
  },
  {
    caughtBy: 'unknown-id-refused',
    says: 'a secret that is not there has no tags',
    tell: changing(
      (request, { status }) => on('GET', /\/tags$/)(request) && status === 404,
      (response) => ({ ...withJson(response, { tags: [], sys_tags: null }), status: 200 }),
    ),
  },
  {
    caughtBy: 'invalid-input-refused',
    says: 'a batch of tags is never refused',
    tell: changing(
      (request, { status }) => on('POST', /\/tags\/action$/)(request) && status === 400,
      (response) => bodiless(204, response),
    ),
  },
  {
    caughtBy: 'invalid-input-refused',
    says: 'a limit out of range is the default',
    tell: changing(
      (request, { status }) => isList(request) && status === 400,
      (response) => ({
        ...withJson(response, { secrets: [], page_info: { current_count: 0 } }),
        status: 200,
      }),
    ),
  },
  {
    caughtBy: 'strangers-refused',
    says: 'everybody is let in',
    tell: rewriting(() => true, signed),
  },
  {
    caughtBy: 'strangers-refused',
    says: 'the signature is not looked at, if only there is one',
    tell: rewriting(({ headers }) => /Access=AKEXAMPLE/.test(String(headers.authorization)), signed),
  },
];

/** Keeps the value of the secret that was created last, and puts it into the list of versions. */
function leakingFirstValue(): Lie['tell'] {
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
