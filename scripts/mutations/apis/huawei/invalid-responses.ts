import {
  jsonOf,
  objectOf,
  withJson,
  withoutBody,
  withoutHeader,
  withStatus,
} from '../../http-message-helpers.ts';
import { answeredWith, changeJson, changeResponse, succeeded } from '../../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../../mutant.ts';
import { leakSecret } from '../../stateful-changes.ts';
import { creationAnsweredWith, methodSucceeds, missingIsDeleted, notFoundAsHtml } from '../shared-mutants.ts';
import {
  changePart,
  isCreate,
  isDelete,
  isList,
  isRead,
  isTagBatch,
  isTagList,
  isVersionList,
} from './call-matchers.ts';

/** A single response that breaks the document. */
export const invalidResponses: readonly HandwrittenMutant[] = [
  creationAnsweredWith(201, 200, isCreate),
  {
    killedBy: 'status-documented',
    id: 'every 400 is a 409',
    mutate: changeResponse(answeredWith(400), withStatus(409)),
  },
  notFoundAsHtml,
  {
    killedBy: 'content-type-documented',
    id: 'a deletion is answered with JSON',
    mutate: changeResponse(succeeded(isDelete), (response) => withJson(response, {})),
  },
  {
    killedBy: 'headers-documented',
    id: 'an error has no X-Request-Id header',
    mutate: changeResponse(
      (_, { status }) => status >= 400,
      (response) => withoutHeader(response, 'X-Request-Id'),
    ),
  },
  {
    killedBy: 'body-schema',
    id: 'a secret has no scheduled_delete_time',
    mutate: changePart(succeeded(isRead), 'secret', () => ({ scheduled_delete_time: undefined })),
  },
  {
    killedBy: 'body-schema',
    id: 'create_time is in seconds',
    mutate: changePart(succeeded(isCreate), 'secret', ({ create_time }) => ({
      create_time: create_time / 1000,
    })),
  },
  {
    killedBy: 'body-schema',
    id: 'an error of a tag operation is not nested',
    mutate: changeJson(
      ({ path }, { status }) => path.includes('/csms/') && status >= 400 && status !== 401,
      ({ error }) => error ?? {},
    ),
  },
  {
    killedBy: 'secret-never-leaks',
    id: 'a created secret has its value',
    mutate: changePart(succeeded(isCreate), 'secret', (_, request) => ({
      secret_string: jsonOf(request).secret_string,
    })),
  },
  {
    killedBy: 'secret-never-leaks',
    id: 'listed versions have a value',
    mutate: leakSecret(
      (request): string | undefined => (isCreate(request) ? objectOf(request)?.secret_string : undefined),
      succeeded(isVersionList),
      (response, secret_string) => {
        const json = jsonOf(response);
        const [first, ...others] = json.version_metadatas;
        return withJson(response, { ...json, version_metadatas: [{ ...first, secret_string }, ...others] });
      },
    ),
  },
  methodSucceeds('PATCH', /./, withStatus(200)),
  missingIsDeleted(isDelete, (response) => withoutBody(response, 200)),
  {
    killedBy: 'unknown-id-refused',
    id: 'a missing secret has no tags',
    mutate: changeResponse(answeredWith(404, isTagList), (response) =>
      withJson(response, { tags: [], sys_tags: null }, 200),
    ),
  },
  {
    killedBy: 'invalid-input-refused',
    id: 'a batch of tags is never rejected',
    mutate: changeResponse(answeredWith(400, isTagBatch), (response) => withoutBody(response, 204)),
  },
  {
    killedBy: 'invalid-input-refused',
    id: 'an invalid limit is accepted',
    mutate: changeResponse(answeredWith(400, isList), (response) =>
      withJson(response, { secrets: [], page_info: { current_count: 0 } }, 200),
    ),
  },
];
