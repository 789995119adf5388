import { parseJson } from '../../http/json.ts';
import { escapeStep } from '../../http/json-pointer.ts';
import { bare, documentedType, isJson } from '../../http/media-type.ts';
import { type HttpRequest, headerOf } from '../../http/message.ts';
import type { Located, RequestBody } from '../document.ts';
import type { InputViolation } from '../input-violation.ts';
import type { Operation, Spec } from '../spec.ts';
import { parseForm } from './form.ts';
import { bytesAsText, parseMultipart, UnreadableBody } from './multipart.ts';
import { bodyValidator, textValue } from './text-body.ts';

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
  { requestBody }: Operation,
  request: HttpRequest,
): ParsedBody | Promise<ParsedBody> {
  if (!requestBody) return { body: undefined, violations: [] };
  const { value, pointer } = requestBody;
  if (request.body.length === 0) {
    const violations = value.required
      ? [bodyViolation('missing', 'the body is missing', `${pointer}/required`)]
      : [];
    return { body: undefined, violations };
  }
  const known = Object.keys(value.content);
  const contentType = headerOf(request.headers, 'content-type') ?? known[0] ?? '';
  const key = documentedType(known, contentType);
  const type = key === undefined ? undefined : value.content[key];
  if (key === undefined || !type) {
    const message = `${bare(contentType)} is not one of ${known.join(', ')}`;
    return { body: undefined, violations: [bodyViolation('media type', message, `${pointer}/content`)] };
  }
  const at = `${pointer}/content/${escapeStep(key)}`;
  return parse(spec, { contentType, type: { value: type, pointer: at } }, request.body);
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
  if (!isJson(contentType)) return validated(spec, documented, textBody(spec, documented, bytes));
  try {
    return validated(spec, documented, parseJson(bytes.toString()));
  } catch (error) {
    if (error instanceof SyntaxError) return unreadable(documented, 'not JSON', 'the body is not JSON');
    throw error;
  }
}

function textBody(spec: Spec, { contentType, type }: DocumentedBody, bytes: Buffer): unknown {
  const mediaType = bare(contentType);
  const text = bytesAsText(bytes);
  if (mediaType === 'application/x-www-form-urlencoded') return parseForm(spec, type, text);
  if (type.value.schema === undefined) return text;
  return textValue(spec, `${type.pointer}/schema`, mediaType, text) ?? text;
}

function validated(
  spec: Spec,
  { contentType, type }: DocumentedBody,
  body: unknown,
  violations: InputViolation[] = [],
): ParsedBody {
  if (type.value.schema === undefined) return { body, violations };
  const at = `${type.pointer}/schema`;
  const violation = bodyValidator(spec, at, contentType, spec.validators.json(at, 'request'))(body);
  if (!violation) return { body, violations };
  const { pointer, keyword: rule, message, schemaPointer } = violation;
  return { body, violations: [...violations, { in: 'body', at: pointer, rule, message, schemaPointer }] };
}

function unreadable({ type }: DocumentedBody, rule: string, message: string): ParsedBody {
  return { body: undefined, violations: [bodyViolation(rule, message, type.pointer)] };
}

function bodyViolation(rule: string, message: string, schemaPointer: string): InputViolation {
  return { in: 'body', at: '', rule, message, schemaPointer };
}
