import { isRecord } from '../../http/is-record.ts';
import { type Document, type OperationObject, type Parameter, resolve } from '../document.ts';
import {
  readAdditionalOperations,
  readExamples,
  readItemSchema,
  readQuerystring,
} from './downgrade-3.2-to-3.1.ts';
import { dropInvalidServers } from './drop-invalid-servers.ts';
import type { Report } from './issue-collector.ts';
import { emptyPart, insteadOf } from './replace-invalid-part.ts';
import { type PartKind, type PartPath, walkDocument } from './walk-document.ts';

const parameterLocations = ['path', 'query', 'header', 'cookie'];

/** Validates a part that is no schema and has no `$ref`. */
export function validatePart(
  report: Report,
  part: Record<string, unknown>,
  kind: PartKind,
  at: PartPath | undefined,
): void {
  dropInvalidServers(report, part, at);
  read32(report, part, kind, at);
  if (kind === 'response' && typeof part.description !== 'string' && !isSince32(report.document))
    report.warn(at, 'response-description', 'a response must have a description');
  if (kind === 'parameter') validateParameter(report, part, at);
  if (kind === 'operation' && !isRecord(part.responses))
    report.warn(at, 'operation-responses', 'an operation must have responses');
  if (kind === 'requestBody' && !isRecord(part.content)) {
    report.error(at, 'struct', 'a request body must have content', insteadOf('requestBody'));
    Object.assign(part, emptyPart('requestBody'));
  }
}

/** What only OpenAPI 3.2 has is read in any document. */
function read32(
  report: Report,
  part: Record<string, unknown>,
  kind: PartKind,
  at: PartPath | undefined,
): void {
  if (kind === 'pathItem') readAdditionalOperations(report, part, at);
  if (kind === 'mediaType') readItemSchema(report, part, at);
  if (kind === 'parameter') readQuerystring(report, part, at);
  if (['mediaType', 'parameter', 'header', 'components'].includes(kind))
    readExamples(report, part, at, kind === 'mediaType' ? String(at?.step) : '');
}

function isSince32({ openapi }: Document): boolean {
  return /^3\.[2-9]/.test(String(openapi));
}

function validateParameter(report: Report, part: Record<string, unknown>, at: PartPath | undefined): void {
  if (!isParameter(part))
    report.error(
      at,
      'struct',
      `a parameter must have a name, and in: ${parameterLocations.join(', ')}`,
      'it is ignored',
    );
  else if (part.in === 'path' && part.required !== true)
    report.warn(at, 'path-parameter-required', 'a path parameter must have required: true');
}

function isParameter(part: Record<string, unknown>): boolean {
  return typeof part.name === 'string' && parameterLocations.includes(String(part.in));
}

/** Drops the parameters that are none, and references to such. They have been reported. */
export function dropInvalidParameters(document: Document): void {
  walkDocument(document, 'document', undefined, {
    visit(part, kind) {
      if (kind !== 'pathItem' && kind !== 'operation') return;
      const { parameters } = part as Partial<OperationObject>;
      if (Array.isArray(parameters))
        part.parameters = parameters.filter((one) => isParameter(resolved(document, one)));
    },
  });
}

function resolved(document: Document, parameter: Parameter | { $ref: string }): Record<string, unknown> {
  try {
    return resolve<object>(document, parameter, '').value as Record<string, unknown>;
  } catch {
    return {};
  }
}
