import { enterBasePath } from '../../../mock/inferred/base-path.ts';
import { jsonOf } from '../../http/lossless-json.ts';
import { type HttpRequest, noBody } from '../../http/message.ts';
import { createRouter, type RouteMatch } from '../../openapi/router.ts';
import { methodsOf, type Spec } from '../../openapi/spec.ts';
import { bodySchema } from '../../verify/checks/body-schema.ts';
import type { Finding } from '../../verify/checks/check.ts';
import { contentTypeDocumented } from '../../verify/checks/content-type-documented.ts';
import { headersDocumented } from '../../verify/checks/headers-documented.ts';
import { statusDocumented } from '../../verify/checks/status-documented.ts';
import { findingText } from '../finding-text.ts';
import type { ActualResponse } from './read-client-response.ts';

/** The result of validating a response; it is valid where there are no findings. */
export interface ResponseValidation {
  /** `GET /secrets → 200`. */
  call: string;
  operationId: string | undefined;
  findings: Finding[];
}

const headChecks = [statusDocumented, headersDocumented];
const checks = [statusDocumented, contentTypeDocumented, headersDocumented, bodySchema];

/** Finds the operation of a request. */
export type FindByRequest = (request: HttpRequest) => RouteMatch | undefined;

/** Finds a document's operations by requests with or without the base path of one of its servers. */
export function createRequestFinder(spec: Spec): FindByRequest {
  const enter = enterBasePath(spec);
  const router = createRouter(spec.operations.values());
  return (request) => {
    return router(request.method, enter(request).segments);
  };
}

/**
 * Validates a response by the document: its status, its media type, its headers and its body. Of one whose body is cut off,
 * only the status and the headers say something.
 */
export function validateResponse(
  spec: Spec,
  find: FindByRequest,
  actual: ActualResponse,
  isCut = false,
): ResponseValidation {
  const { request: asked, ...response } = actual;
  const method = asked.method ?? onlyMethod(spec, find, actual);
  const call = `${method ?? '?'} ${asked.path} → ${response.status}`;
  const request = { method: method ?? '', path: asked.path, query: asked.query, headers: {}, body: noBody };
  const operation = find(request)?.operation;
  if (!operation) {
    const message = method
      ? `${method} ${asked.path} is not documented`
      : 'the method of the request is unknown: call the global fetch, after jestOpenAPI()';
    return {
      call,
      operationId: undefined,
      findings: [{ pointer: '', actual: message, documented: '#/paths' }],
    };
  }
  const json = jsonOf(actual);
  const seen = { spec, operation, intent: 'valid', request, response, json, ms: 0, secrets: [] } as const;
  const inspected = isCut ? headChecks : checks;
  return { call, operationId: operation.id, findings: inspected.flatMap((check) => check.inspect(seen)) };
}

// A path with one method can only have been called by that one.
function onlyMethod(spec: Spec, find: FindByRequest, { request }: ActualResponse): string | undefined {
  const known = [
    ...new Set(Object.keys(spec.document.paths).flatMap((path) => methodsOf(spec.document, path))),
  ];
  const found = known.filter((method) => find({ ...request, method, headers: {}, body: noBody }));
  return found.length === 1 ? found[0] : undefined;
}

/** The same for people. */
export function describeValidation({ call, operationId, findings }: ResponseValidation): string[] {
  const lines = findings.map((finding) => {
    return `  ${finding.pointer || '/'}: ${findingText(finding)} (${finding.documented ?? 'OpenAPI'})`;
  });
  return [`${call}${operationId === undefined ? '' : ` (${operationId})`}`, ...lines];
}
