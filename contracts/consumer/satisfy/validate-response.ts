import { enterBasePath } from '../../../mock/inferred/base-path.ts';
import { isJson } from '../../http/media-type.ts';
import { type HttpRequest, mediaTypeOf, noBody } from '../../http/message.ts';
import { createRouter, type Match } from '../../openapi/router.ts';
import { methodsOf, type Spec } from '../../openapi/spec.ts';
import { bodySchema } from '../../verify/checks/body-schema.ts';
import type { Finding } from '../../verify/checks/check.ts';
import { contentTypeDocumented } from '../../verify/checks/content-type-documented.ts';
import { headersDocumented } from '../../verify/checks/headers-documented.ts';
import { statusDocumented } from '../../verify/checks/status-documented.ts';
import type { ActualResponse } from './actual-response.ts';

/** What a document says of a response: nothing, where it keeps to it. */
export interface ResponseValidation {
  /** `GET /secrets, answered with 200`. */
  call: string;
  operationId: string | undefined;
  findings: Finding[];
}

const checks = [statusDocumented, contentTypeDocumented, headersDocumented, bodySchema];

/** Finds the operation of a document that a request means. */
export type FindByRequest = (request: HttpRequest) => Match | undefined;

/** Prepares finding a document's operations, below the base path of one of its servers or without it. */
export function createRequestFinder(spec: Spec): FindByRequest {
  const enter = enterBasePath(spec);
  const router = createRouter(spec.operations.values());
  return (request) => {
    return router(request.method, enter(request).segments);
  };
}

/** Holds a response against the document: its status, its media type, its headers and its body. */
export function validateResponse(
  spec: Spec,
  find: FindByRequest,
  actual: ActualResponse,
): ResponseValidation {
  const { request: asked, ...response } = actual;
  const method = asked.method ?? onlyMethod(spec, find, actual);
  const call = `${method ?? 'some method'} ${asked.path}, answered with ${response.status}`;
  const request = { method: method ?? '', path: asked.path, query: asked.query, headers: {}, body: noBody };
  const operation = find(request)?.operation;
  if (!operation) {
    const message = method
      ? `the document has no ${method} ${asked.path}`
      : 'its response does not say what method the request had: call it by the global fetch, after jestOpenAPI()';
    return {
      call,
      operationId: undefined,
      findings: [{ pointer: '', actual: message, documented: '#/paths' }],
    };
  }
  const json = parsed(actual);
  const seen = { spec, operation, intent: 'valid', request, response, json, ms: 0, secrets: [] } as const;
  return { call, operationId: operation.id, findings: checks.flatMap((check) => check.inspect(seen)) };
}

// A path that has one method alone can have been called by no other.
function onlyMethod(spec: Spec, find: FindByRequest, { request }: ActualResponse): string | undefined {
  const known = [
    ...new Set(Object.keys(spec.document.paths).flatMap((path) => methodsOf(spec.document, path))),
  ];
  const found = known.filter((method) => find({ ...request, method, headers: {}, body: noBody }));
  return found.length === 1 ? found[0] : undefined;
}

function parsed({ headers, body }: ActualResponse): unknown {
  if (!isJson(mediaTypeOf(headers) ?? '')) return undefined;
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

/** The lines that a person reads. */
export function describeValidation({ call, operationId, findings }: ResponseValidation): string[] {
  const lines = findings.map(({ pointer, actual, documented }) => {
    return `  ${pointer || '/'}: ${actual} (${documented ?? 'OpenAPI'})`;
  });
  return [`${call}${operationId === undefined ? '' : ` (${operationId})`}`, ...lines];
}
