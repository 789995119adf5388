import { escapeStep } from '../../http/json-pointer.ts';
import { parseJson } from '../../http/lossless-json.ts';
import { bare, documentedType, isJson } from '../../http/media-type.ts';
import { type HttpRequest, headerOf } from '../../http/message.ts';
import type { Located, RequestBody } from '../document.ts';
import type { InputViolation } from '../input-violation.ts';
import type { Operation, Spec } from '../spec.ts';
import type { Violation } from '../violation.ts';
import { parseForm } from './form.ts';
import { bytesAsText, parseMultipart } from './parse-multipart.ts';
import { schemaTypes } from './schema-types.ts';
import { isSequence, parseSequence } from './sequential-body.ts';
import { mediaTypeValidator, textValue } from './text-body.ts';
import { UnreadableBody } from './unreadable-body.ts';

export interface ParsedBody {
  /** JSON; a string where the media type is neither JSON nor a form. */
  body: unknown;
  violations: InputViolation[];
}

/** The documented media type of a request's body. */
interface DocumentedBody {
  /** The request's `Content-Type`. */
  contentType: string;
  type: Located<RequestBody['content'][string]>;
}

/** Parses a request's body by its media type, and validates it. Asynchronous only for multipart bodies. */
export function parseBody(
  spec: Spec,
  { requestBody, responses, pointer: at }: Operation,
  request: HttpRequest,
): ParsedBody | Promise<ParsedBody> {
  if (!requestBody) {
    // Most providers ignore a body that they do not ask for; the document says which do not.
    const isRefused = request.body.length > 0 && responses.has('415');
    const violation = bodyViolation('media type', 'the operation takes no body', `${at}/responses/415`);
    return { body: undefined, violations: isRefused ? [violation] : [] };
  }
  const { value, pointer } = requestBody;
  if (request.body.length === 0) {
    const violations = value.required
      ? [bodyViolation('missing', 'the body is missing', `${pointer}/required`)]
      : [];
    return { body: undefined, violations };
  }
  const documented = documentedBody(requestBody, request);
  if (documented) return parse(spec, documented, request.body);
  const known = Object.keys(value.content);
  const message = `${bare(contentTypeOf(requestBody, request))} is not one of ${known.join(', ')}`;
  return { body: undefined, violations: [bodyViolation('media type', message, `${pointer}/content`)] };
}

/** What a document has for the media type of a request; `undefined` where it has none. */
function documentedBody(requestBody: Located<RequestBody>, request: HttpRequest): DocumentedBody | undefined {
  const { value, pointer } = requestBody;
  const contentType = contentTypeOf(requestBody, request);
  const key = documentedType(Object.keys(value.content), contentType);
  const type = key === undefined ? undefined : value.content[key];
  if (key === undefined || !type) return undefined;
  const at = `${pointer}/content/${escapeStep(key)}`;
  return { contentType, type: { value: type, pointer: at } };
}

function contentTypeOf({ value }: Located<RequestBody>, { headers }: HttpRequest): string {
  return headerOf(headers, 'content-type') ?? Object.keys(value.content)[0] ?? '';
}

/** All violations of a body that was parsed, by its schema; empty where it has no schema. */
export function bodyViolations(
  spec: Spec,
  { requestBody }: Operation,
  request: HttpRequest,
  body: unknown,
): InputViolation[] {
  const documented = requestBody && documentedBody(requestBody, request);
  if (documented?.type.value.schema === undefined) return [];
  const { contentType, type } = documented;
  if (isSequence(spec.document, type, contentType)) return [];
  const at = `${type.pointer}/schema`;
  const isText = typeof body === 'string' && !isJson(contentType);
  const value = isText ? textValue(spec, at, contentType, body) : body;
  return spec.validators.all(at, 'request')(value).map(inBody);
}

function parse(spec: Spec, documented: DocumentedBody, bytes: Buffer): ParsedBody | Promise<ParsedBody> {
  const { contentType, type } = documented;
  if (bare(contentType) === 'multipart/form-data') {
    return parseMultipart(spec, type, contentType, bytes).then(
      ({ body, violations }) => validated(spec, documented, body, violations),
      (error: unknown) => {
        if (error instanceof UnreadableBody) return unreadable(documented, 'unreadable', error.message);
        throw error;
      },
    );
  }
  try {
    const body = isJson(contentType) ? parseJson(bytes.toString()) : textBody(spec, documented, bytes);
    return validated(spec, documented, body);
  } catch (error) {
    if (error instanceof UnreadableBody) return unreadable(documented, 'unreadable', error.message);
    if (error instanceof SyntaxError) return unreadable(documented, 'not JSON', 'the body is not JSON');
    throw error;
  }
}

function textBody(spec: Spec, { contentType, type }: DocumentedBody, bytes: Buffer): unknown {
  const mediaType = bare(contentType);
  const text = bytesAsText(bytes);
  if (mediaType === 'application/x-www-form-urlencoded' && mayBeObject(spec, type))
    return parseForm(spec, type, text);
  if (isSequence(spec.document, type, mediaType)) return parseSequence(spec, type, mediaType, text);
  if (type.value.schema === undefined) return text;
  return textValue(spec, `${type.pointer}/schema`, mediaType, text) ?? text;
}

/** A form whose schema allows no object is a text: what its author cannot have meant, but wrote. */
function mayBeObject({ document }: Spec, { value }: DocumentedBody['type']): boolean {
  const types = value.schema === undefined ? undefined : schemaTypes(document, value.schema);
  return types === undefined || types.has('object');
}

function validated(
  spec: Spec,
  { contentType, type }: DocumentedBody,
  body: unknown,
  violations: InputViolation[] = [],
): ParsedBody {
  const violation = mediaTypeValidator(spec, type, contentType, 'request')?.(body);
  return { body, violations: violation ? [...violations, inBody(violation)] : violations };
}

function inBody({ pointer: at, keyword: rule, ...violation }: Violation): InputViolation {
  return { in: 'body', at, rule, ...violation };
}

function unreadable({ type }: DocumentedBody, rule: string, message: string): ParsedBody {
  return { body: undefined, violations: [bodyViolation(rule, message, type.pointer)] };
}

function bodyViolation(rule: string, message: string, schemaPointer: string): InputViolation {
  return { in: 'body', at: '', rule, message, schemaPointer };
}
