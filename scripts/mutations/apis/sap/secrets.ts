import { type HttpResponse, noBody } from '../../../../contracts/http/message.ts';
import { changing, type HandwrittenMutant, jsonOf, withJson } from '../../handwritten.ts';
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
export const secretLies: readonly HandwrittenMutant[] = [
  {
    killedBy: 'secret-never-leaks',
    description: 'a secret is read with its credential',
    mutate: leaking((data, response) => withJson(response, { ...jsonOf(response), data })),
  },
  {
    killedBy: 'secret-never-leaks',
    description: 'a secret is read with its credential as Kubernetes keeps it, in base64',
    mutate: leaking((data, response) => {
      const kept = Buffer.from(data['.dockerconfigjson'] ?? '').toString('base64');
      return withJson(response, { ...jsonOf(response), data: { '.dockerconfigjson': kept } });
    }),
  },
  {
    killedBy: 'secret-never-leaks',
    description: 'a refusal quotes the body that it refuses',
    mutate: changing(
      (request, { status }) => isCreate(request) && status === 400,
      (response, request) => {
        const { error } = jsonOf(response);
        const message = `${error.message}: ${request.body.toString()}`;
        return withJson(response, { error: { ...error, message } });
      },
    ),
  },
  {
    killedBy: 'sap/credential-replaced',
    description: 'a patch must be a merge patch',
    mutate: changing(
      (request) => isPatch(request) && request.headers['content-type'] === 'application/json',
      (response) => refusal(response, 400),
    ),
  },
  {
    killedBy: 'sap/credential-replaced',
    description: 'a patched secret is gone',
    mutate: (truth) => async (request) => {
      const response = await truth(request);
      if (succeeded(isPatch)(request, response)) await truth({ ...request, method: 'DELETE', body: noBody });
      return response;
    },
  },
  {
    killedBy: 'sap/name-stays',
    description: 'another name in a patch is refused',
    mutate: changing(
      (request) => isPatch(request) && String(jsonBody(request)?.name).includes('renamed'),
      (response) => refusal(response, 400),
    ),
  },
  {
    killedBy: 'sap/resource-groups',
    description: 'a resource group sees nothing of the others',
    mutate: changing(
      ({ headers, ...request }) =>
        isItem({ headers, ...request }) && `${headers['ai-resource-group']}`.includes('bonafide'),
      (response) => refusal(response, 404),
    ),
  },
  {
    killedBy: 'sap/names-alone',
    description: 'the list tells when a secret was created',
    mutate: changing(succeeded(isList), (response) => {
      const { count, resources } = jsonOf(response);
      const creationTimestamp = '2026-01-01T00:00:00Z';
      const dated = resources.map((secret: object) => ({ ...secret, creationTimestamp }));
      return withJson(response, { count, resources: dated });
    }),
  },
  {
    killedBy: 'sap/errors',
    description: 'every call has the same requestId',
    mutate: changing(refusedWith(404, isItem), (response) => {
      const { error } = jsonOf(response);
      return withJson(response, { error: { ...error, requestId: '00000000-0000-4000-8000-000000000000' } });
    }),
  },
  {
    killedBy: 'sap/errors',
    description: 'an error does not say what was not found',
    mutate: changing(refusedWith(404, isItem), (response) => {
      const { error } = jsonOf(response);
      return withJson(response, { error: { ...error, message: 'not found' } });
    }),
  },
];

/** Keeps what creates bring, and puts it into what is read. */
function leaking(
  leak: (data: Record<string, string>, response: HttpResponse) => HttpResponse,
): HandwrittenMutant['mutate'] {
  let data: Record<string, string> = {};
  return changing(
    (request, response) => {
      if (succeeded(isCreate)(request, response)) data = jsonOf(request).data;
      return succeeded(isGet)(request, response);
    },
    (response) => leak(data, response),
  );
}
