import { type HttpResponse, noBody } from '../../../spec/message.ts';
import { changing, jsonOf, type Lie, withJson } from '../../../suite/lying.ts';
import {
  isCreate,
  isGet,
  isItem,
  isList,
  isPatch,
  jsonBody,
  refusal,
  refusedWith,
  succeeded,
} from './tools.ts';

/** Lies about what is told of a secret, and what a patch does to it. */
export const secretLies: readonly Lie[] = [
  {
    caughtBy: 'secret-never-leaks',
    says: 'a secret is read with its credential',
    tell: leaking((data, response) => withJson(response, { ...jsonOf(response), data })),
  },
  {
    caughtBy: 'secret-never-leaks',
    says: 'a secret is read with its credential as Kubernetes keeps it, in base64',
    tell: leaking((data, response) => {
      const kept = Buffer.from(data['.dockerconfigjson'] ?? '').toString('base64');
      return withJson(response, { ...jsonOf(response), data: { '.dockerconfigjson': kept } });
    }),
  },
  {
    caughtBy: 'secret-never-leaks',
    says: 'a refusal quotes the body that it refuses',
    tell: changing(
      (request, { status }) => isCreate(request) && status === 400,
      (response, request) => {
        const { error } = jsonOf(response);
        const message = `${error.message}: ${request.body.toString()}`;
        return withJson(response, { error: { ...error, message } });
      },
    ),
  },
  {
    caughtBy: 'sap/credential-replaced',
    says: 'a patch must be a merge patch',
    tell: changing(
      (request) => isPatch(request) && request.headers['content-type'] === 'application/json',
      (response) => refusal(response, 400),
    ),
  },
  {
    caughtBy: 'sap/credential-replaced',
    says: 'a patched secret is gone',
    tell: (truth) => async (request) => {
      const response = await truth(request);
      if (succeeded(isPatch)(request, response)) await truth({ ...request, method: 'DELETE', body: noBody });
      return response;
    },
  },
  {
    caughtBy: 'sap/name-stays',
    says: 'another name in a patch is refused',
    tell: changing(
      (request) => isPatch(request) && String(jsonBody(request)?.name).includes('renamed'),
      (response) => refusal(response, 400),
    ),
  },
  {
    caughtBy: 'sap/resource-groups',
    says: 'a resource group sees nothing of the others',
    tell: changing(
      ({ headers, ...request }) =>
        isItem({ headers, ...request }) && `${headers['ai-resource-group']}`.includes('bonafide'),
      (response) => refusal(response, 404),
    ),
  },
  {
    caughtBy: 'sap/names-alone',
    says: 'the list tells when a secret was created',
    tell: changing(succeeded(isList), (response) => {
      const { count, resources } = jsonOf(response);
      const creationTimestamp = '2026-01-01T00:00:00Z';
      const dated = resources.map((secret: object) => ({ ...secret, creationTimestamp }));
      return withJson(response, { count, resources: dated });
    }),
  },
  {
    caughtBy: 'sap/errors',
    says: 'every call has the same requestId',
    tell: changing(refusedWith(404, isItem), (response) => {
      const { error } = jsonOf(response);
      return withJson(response, { error: { ...error, requestId: '00000000-0000-4000-8000-000000000000' } });
    }),
  },
  {
    caughtBy: 'sap/errors',
    says: 'an error does not say what was not found',
    tell: changing(refusedWith(404, isItem), (response) => {
      const { error } = jsonOf(response);
      return withJson(response, { error: { ...error, message: 'not found' } });
    }),
  },
];

/** Keeps what creates bring, and puts it into what is read. */
function leaking(leak: (data: Record<string, string>, response: HttpResponse) => HttpResponse): Lie['tell'] {
  let data: Record<string, string> = {};
  return changing(
    (request, response) => {
      if (succeeded(isCreate)(request, response)) data = jsonOf(request).data;
      return succeeded(isGet)(request, response);
    },
    (response) => leak(data, response),
  );
}
