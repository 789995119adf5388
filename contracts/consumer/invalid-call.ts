import type { ApiOptions } from '../../mock/core/api.ts';
import type { AnsweredCall } from '../../mock/mock.ts';
import { headerOf } from '../http/message.ts';
import type { InputViolation } from '../openapi/input-violation.ts';
import { checkCredentials, securityOf } from '../openapi/security.ts';
import { methodsOf, type Operation, type Spec } from '../openapi/spec.ts';
import type { Finding } from '../verify/checks/check.ts';
import { inputViolations } from './input-violations.ts';

/** One way in which a call breaks the document. Quotes nothing of the request but its method and path. */
export interface InvalidCall {
  /** The operationId; `undefined` where the document has no such operation. */
  operationId: string | undefined;
  /** `POST api.gcore.com/cloud/v1/caas/secrets/1/1`, and what it was answered. */
  call: string;
  /** Where in the request, and what is wrong there. */
  request: string;
  /** The rule: a JSON pointer into the document. */
  document: string;
  hint: string;
}

/**
 * Holds a call against the document, whatever the mock itself made of it: every way in which the request breaks it. What
 * the API refuses for other reasons, such as an unknown id or a taken name, the document allows.
 */
export async function invalidCalls(
  spec: Spec,
  answered: AnsweredCall,
  { auth = 'strict' }: Partial<ApiOptions> = {},
): Promise<InvalidCall[]> {
  const { operation, request } = answered;
  const call = callOf(answered);
  if (!operation) return [{ operationId: undefined, call, ...unknownOperation(spec, answered) }];
  const faults = await inputViolations(spec, operation, answered);
  const broken = faults.map((fault) => ({
    operationId: operation.id,
    call,
    request: `${locationInRequest(fault)}: ${fault.message}`,
    document: fault.schemaPointer,
    hint: hintFor(fault),
  }));
  const stranger = auth === 'strict' && checkCredentials(securityOf(spec, operation), request);
  if (!stranger) return broken;
  const document = `${operation.pointer}/security, or #/security`;
  const hint = "send credentials, or say { auth: 'off' } if they are no matter here";
  return [...broken, { operationId: operation.id, call, request: stranger.message, document, hint }];
}

/** The lines that a person reads. */
export function describeInvalidCall({ operationId, call, request, document, hint }: InvalidCall): string {
  return [
    call,
    `  operation  ${operationId ?? 'none'}`,
    `  request    ${request}`,
    `  document   ${document}`,
    `  hint       ${hint}`,
  ].join('\n');
}

/** The same of what is wrong with an answer. */
export function describeFinding(
  answered: Pick<AnsweredCall, 'request' | 'response'>,
  { id, pointer: at }: Operation,
  { pointer, actual, documented }: Finding,
): string {
  return [
    callOf(answered),
    `  operation  ${id}`,
    `  response   ${pointer || '/'}: ${actual}`,
    `  document   ${documented ?? at}`,
    '  hint       the server or the document is wrong there: mend one of them',
  ].join('\n');
}

function callOf({ request, response }: Pick<AnsweredCall, 'request' | 'response'>): string {
  const host = headerOf(request.headers, 'host') ?? '';
  return `${request.method} ${host}${request.path}, answered with ${response.status}`;
}

function locationInRequest({ in: place, at }: InputViolation): string {
  return place === 'body' ? `body ${at || '/'}` : `${place} ${at}`;
}

function hintFor({ in: place, at, rule }: InputViolation): string {
  if (rule === 'media type') return 'send one of these as Content-Type';
  if (rule === 'not JSON') return 'send JSON, such as JSON.stringify makes it';
  if (rule === 'missing') return place === 'body' ? 'send a body' : `add ${at} to the ${place}`;
  return 'see the document there, or expect the refusal with { allowInvalid: true }';
}

function unknownOperation(
  spec: Spec,
  { request }: AnsweredCall,
): Pick<InvalidCall, 'request' | 'document' | 'hint'> {
  const templates = Object.keys(spec.document.paths);
  const template = templates.find((one) => matchesTemplateEnd(request.path, one));
  if (template) {
    const known = methodsOf(spec.document, template).join(', ');
    return {
      request: `method ${request.method}: ${template} has no such method`,
      document: '#/paths',
      hint: `it has ${known}`,
    };
  }
  const [closest] = templates.sort(
    (a, b) => commonSegments(request.path, b) - commonSegments(request.path, a),
  );
  return {
    request: `path ${request.path}: the document has no such path`,
    document: '#/paths',
    hint: `the closest is ${closest}; a value in a path must be encoded, with encodeURIComponent`,
  };
}

/** Whether a path ends as a template does: what comes before it is the server's. */
function matchesTemplateEnd(path: string, template: string): boolean {
  const wanted = template.split('/');
  const given = path.split('/').slice(-wanted.length + 1);
  return wanted.slice(1).every((segment, at) => segment.includes('{') || segment === given[at]);
}

/** How many of a template's fixed segments a path has. */
function commonSegments(path: string, template: string): number {
  const given = new Set(path.split('/'));
  return template.split('/').filter((segment) => given.has(segment)).length;
}
