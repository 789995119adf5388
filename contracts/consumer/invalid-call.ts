import type { ApiOptions } from '../../mock/core/api.ts';
import type { AnsweredCall } from '../../mock/mock.ts';
import { headerOf } from '../http/message.ts';
import type { InputViolation } from '../openapi/input-violation.ts';
import { checkCredentials, securityRequirements } from '../openapi/security.ts';
import { methodsOf, type Operation, type Spec } from '../openapi/spec.ts';
import type { Finding } from '../verify/checks/check.ts';
import { findingText } from './finding-text.ts';
import { inputViolations } from './input-violations.ts';

/** One way in which a call is invalid. Quotes nothing of the request but its method, and its path without secret values. */
export interface InvalidCall {
  /** The operationId; `undefined` where the document has no such operation. */
  operationId: string | undefined;
  /** Method, host, path and status: `POST api.gcore.com/cloud/v1/caas/secrets/1/1 → 201`. */
  call: string;
  /** Where in the request, and what is wrong. */
  request: string;
  /** JSON pointer into the document. */
  spec: string;
  hint: string;
}

/**
 * Every way in which a request is invalid by the document, however it was answered. What the API refuses for other
 * reasons, such as an unknown id or a taken name, is valid.
 */
export async function invalidCalls(
  spec: Spec,
  answered: AnsweredCall,
  { auth = 'strict' }: Partial<ApiOptions> = {},
): Promise<InvalidCall[]> {
  const { operation, request } = answered;
  const call = callOf(spec, answered);
  if (!operation) return [{ operationId: undefined, call, ...unknownOperation(spec, answered) }];
  const violations = await inputViolations(spec, operation, answered);
  const invalid = violations.map((violation) => ({
    operationId: operation.id,
    call,
    request: `${locationInRequest(violation)}: ${violation.message}`,
    spec: violation.schemaPointer,
    hint: hintFor(violation),
  }));
  const missing = auth === 'strict' && checkCredentials(securityRequirements(spec, operation), request);
  if (!missing) return invalid;
  const where = `${operation.pointer}/security, or #/security`;
  const hint = "send credentials, or set { auth: 'off' } if they do not matter here";
  return [...invalid, { operationId: operation.id, call, request: missing.message, spec: where, hint }];
}

/** The same for people. */
export function describeInvalidCall({ operationId, call, request, spec, hint }: InvalidCall): string {
  return [
    call,
    `  operation  ${operationId ?? 'none'}`,
    `  request    ${request}`,
    `  spec       ${spec}`,
    `  hint       ${hint}`,
  ].join('\n');
}

/** An invalid response, for people. */
export function describeFinding(
  spec: Spec,
  answered: Pick<AnsweredCall, 'request' | 'response'>,
  operation: Operation,
  finding: Finding,
): string {
  const { id, pointer: at } = operation;
  return [
    callOf(spec, { ...answered, operation }),
    `  operation  ${id}`,
    `  response   ${finding.pointer || '/'}: ${findingText(finding)}`,
    `  spec       ${finding.documented ?? at}`,
    '  hint       fix the server or the document',
  ].join('\n');
}

function callOf(
  { redactor }: Spec,
  { operation, request, response }: Pick<AnsweredCall, 'operation' | 'request' | 'response'>,
): string {
  const host = headerOf(request.headers, 'host') ?? '';
  return `${request.method} ${host}${redactor.path(operation, request.path)} → ${response.status}`;
}

function locationInRequest({ in: place, at }: InputViolation): string {
  return place === 'body' ? `body ${at || '/'}` : `${place} ${at}`;
}

function hintFor({ in: place, at, rule }: InputViolation): string {
  if (rule === 'media type') return 'send one of these as Content-Type';
  if (rule === 'not JSON') return 'send JSON, for example by JSON.stringify';
  if (rule === 'missing') return place === 'body' ? 'send a body' : `add ${at} to the ${place}`;
  return 'see the document, or allow the refusal with { allowInvalid: true }';
}

function unknownOperation(
  spec: Spec,
  { request }: AnsweredCall,
): Pick<InvalidCall, 'request' | 'spec' | 'hint'> {
  const templates = Object.keys(spec.document.paths);
  const template = templates.find((one) => matchesTemplateEnd(request.path, one));
  if (template) {
    const known = methodsOf(spec.document, template).join(', ');
    return {
      request: `method ${request.method}: not documented for ${template}`,
      spec: '#/paths',
      hint: `documented methods: ${known}`,
    };
  }
  const [closest] = templates.sort(
    (a, b) => commonSegments(request.path, b) - commonSegments(request.path, a),
  );
  return {
    request: `path ${spec.redactor.path(undefined, request.path)}: not documented`,
    spec: '#/paths',
    hint: `the closest path is ${closest}; encode values in a path with encodeURIComponent`,
  };
}

/** Whether a path ends like a template: a server's base path may come before it. */
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
