import { bare, documentedType, isJson } from '../../http/media-type.ts';
import { type HttpRequest, headerOf } from '../../http/message.ts';
import { escapeStep, type Located, type RequestBody } from '../document.ts';
import type { InputViolation } from '../input-violation.ts';
import type { Operation, Spec } from '../spec.ts';
import { parseForm } from './form.ts';
import { bytesAsText, parseMultipart, Unreadable } from './multipart.ts';
import { bodyValidator, textValue } from './text-body.ts';

export interface ParsedBody {
  /** JSON; or, where the media type has no other reading, text. */
  body: unknown;
  faults: InputViolation[];
}

/** A media type that the document has for a request, and where. */
interface Documented {
  /** As the request says it. */
  contentType: string;
  type: Located<RequestBody['content'][string]>;
}

/**
 * Reads a request's body by the media type that it says it has, and holds it against its schema. Only a multipart body
 * has to be waited for.
 */
export function parseBody(
  spec: Spec,
  { requestBody }: Operation,
  request: HttpRequest,
): ParsedBody | Promise<ParsedBody> {
  if (!requestBody) return { body: undefined, faults: [] };
  const { value, pointer } = requestBody;
  if (request.body.length === 0) {
    const faults = value.required ? [bodyFault('missing', 'the body is missing', `${pointer}/required`)] : [];
    return { body: undefined, faults };
  }
  const known = Object.keys(value.content);
  const contentType = headerOf(request.headers, 'content-type') ?? known[0] ?? '';
  const key = documentedType(known, contentType);
  const type = key === undefined ? undefined : value.content[key];
  if (key === undefined || !type) {
    const message = `${bare(contentType)} is not one of ${known.join(', ')}`;
    return { body: undefined, faults: [bodyFault('media type', message, `${pointer}/content`)] };
  }
  const at = `${pointer}/content/${escapeStep(key)}`;
  return parse(spec, { contentType, type: { value: type, pointer: at } }, request.body);
}

function parse(spec: Spec, documented: Documented, bytes: Buffer): ParsedBody | Promise<ParsedBody> {
  const { contentType, type } = documented;
  if (bare(contentType) === 'multipart/form-data') {
    return parseMultipart(spec, type, contentType, bytes).then(
      ({ body, faults }) => judged(spec, documented, body, faults),
      (error: unknown) => {
        if (error instanceof Unreadable) return unreadable(documented, 'unreadable', error.message);
        throw error;
      },
    );
  }
  if (!isJson(contentType)) return judged(spec, documented, textBody(spec, documented, bytes));
  try {
    return judged(spec, documented, JSON.parse(bytes.toString()));
  } catch (error) {
    if (error instanceof SyntaxError) return unreadable(documented, 'not JSON', 'the body is not JSON');
    throw error;
  }
}

function textBody(spec: Spec, { contentType, type }: Documented, bytes: Buffer): unknown {
  const mediaType = bare(contentType);
  const text = bytesAsText(bytes);
  if (mediaType === 'application/x-www-form-urlencoded') return parseForm(spec, type, text);
  if (type.value.schema === undefined) return text;
  return textValue(spec, `${type.pointer}/schema`, mediaType, text) ?? text;
}

function judged(
  spec: Spec,
  { contentType, type }: Documented,
  body: unknown,
  faults: InputViolation[] = [],
): ParsedBody {
  if (type.value.schema === undefined) return { body, faults };
  const at = `${type.pointer}/schema`;
  const violation = bodyValidator(spec, at, contentType, spec.validators.json(at, 'request'))(body);
  if (!violation) return { body, faults };
  const { pointer, keyword: rule, message, schemaPointer } = violation;
  return { body, faults: [...faults, { in: 'body', at: pointer, rule, message, schemaPointer }] };
}

function unreadable({ type }: Documented, rule: string, message: string): ParsedBody {
  return { body: undefined, faults: [bodyFault(rule, message, type.pointer)] };
}

function bodyFault(rule: string, message: string, schemaPointer: string): InputViolation {
  return { in: 'body', at: '', rule, message, schemaPointer };
}
