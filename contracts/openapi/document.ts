import { escapeStep, parsePointer } from '../http/json-pointer.ts';
/** The parts of an OpenAPI 3.1 document that this project reads (OpenAPI Specification 3.1.1, section 4.8). */
export interface Document {
  openapi: string;
  jsonSchemaDialect?: string;
  servers?: Server[];
  security?: Record<string, string[]>[];
  paths: Record<string, PathItem>;
  components?: {
    schemas?: Record<string, Schema>;
    securitySchemes?: Record<string, SecurityScheme | Reference>;
  } & Record<string, unknown>;
}

/** A server (OpenAPI Specification 3.1.1, section 4.8.5). */
export interface Server {
  url: string;
  variables?: Record<string, { default?: string }>;
}

/** Refers to another part of the same document by a JSON pointer. */
export interface Reference {
  $ref: string;
}

export type Schema = { [keyword: string]: unknown } | boolean;

export interface PathItem {
  parameters?: (Parameter | Reference)[];
  [method: string]: unknown;
}

export interface OperationObject {
  operationId?: string;
  summary?: string;
  security?: Record<string, string[]>[];
  parameters?: (Parameter | Reference)[];
  requestBody?: RequestBody | Reference;
  responses: Record<string, ResponseObject | Reference>;
}

export interface Parameter {
  name: string;
  description?: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  /** Whether it is the whole query, in a media type that is no form: 3.2's `in: querystring`, as it is loaded. */
  isWholeQuery?: boolean;
  required?: boolean;
  /** How a value is serialized (OpenAPI Specification 3.1.1, section 4.8.12.3). */
  style?: Style;
  /** Whether an array's items, or an object's properties, are serialized one by one. */
  explode?: boolean;
  allowReserved?: boolean;
  allowEmptyValue?: boolean;
  schema?: Schema;
  /** Instead of a schema: the one media type that the value is serialized in. */
  content?: Record<string, MediaType>;
  example?: unknown;
  examples?: Record<string, Example>;
}

export type Style =
  | 'simple'
  | 'label'
  | 'matrix'
  | 'form'
  | 'spaceDelimited'
  | 'pipeDelimited'
  | 'deepObject'
  /** Since 3.2: pairs of a cookie, not percent-encoded. */
  | 'cookie';

export interface Example {
  value?: unknown;
}

export interface RequestBody {
  required?: boolean;
  content: Record<string, MediaType>;
}

export interface ResponseObject {
  description: string;
  headers?: Record<string, Header | Reference>;
  content?: Record<string, MediaType>;
  links?: Record<string, Link | Reference>;
}

/** What a later call takes from this response (OpenAPI Specification 3.1.1, section 4.8.20). */
export interface Link {
  operationId?: string;
  /** JSON pointer to the operation, where it has no id: `#/paths/~1things/get`. */
  operationRef?: string;
  parameters?: Record<string, unknown>;
  requestBody?: unknown;
}

/** What a response's header and a parameter have in common. */
export type Header = Omit<Parameter, 'name' | 'in' | 'style' | 'allowReserved' | 'allowEmptyValue'>;

export interface MediaType {
  schema?: Schema;
  /**
   * The schema of each item of a sequence (OpenAPI Specification 3.2.0, section 4.14.3). A loaded document has an array of
   * them as its `schema`, too.
   */
  itemSchema?: Schema;
  example?: unknown;
  examples?: Record<string, Example>;
  /** How the fields of a form are serialized, by name. */
  encoding?: Record<string, Encoding>;
}

/** How one field of a form is serialized (OpenAPI Specification 3.1.1, section 4.8.15). */
export interface Encoding extends Pick<Parameter, 'style' | 'explode' | 'allowReserved'> {
  /** Media types, separated by commas. */
  contentType?: string;
}

/** A security scheme (OpenAPI Specification 3.1.1, section 4.8.27). */
export interface SecurityScheme {
  /** `apiKey`, `http`, `oauth2`, `openIdConnect` or `mutualTLS`. */
  type: string;
  /** For `apiKey`: the parameter's name, and its location: `query`, `header` or `cookie`. */
  name?: string;
  in?: string;
  /** For `http`: `basic`, `bearer` or another name of the IANA registry, in any case. */
  scheme?: string;
  /** For `oauth2`: where each kind of grant gets its tokens. */
  flows?: Partial<Record<'clientCredentials' | 'password' | 'authorizationCode' | 'implicit', OAuthFlow>>;
}

export interface OAuthFlow {
  tokenUrl?: string;
  refreshUrl?: string;
}

/** A part of a document, and its JSON pointer. */
export interface Located<Part> {
  value: Part;
  pointer: string;
}

/** No more `$ref`s lead from one to the next: each part of a chain is followed to its end. */
const maxHops = 100;

/** Resolves a part's `$ref`, and those that it leads to. Throws where one is unresolved or circular, or they are too many. */
export function resolve<Part extends object>(
  document: Document,
  part: Part | Reference,
  pointer: string,
): Located<Part> {
  let at: Located<unknown> = { value: part, pointer };
  const seen = new Set<unknown>();
  while (isReference(at.value)) {
    const { $ref } = at.value;
    if (seen.has(at.value)) throw new Error(`${pointer}: circular $ref: ${$ref}`);
    if (seen.size === maxHops) throw new Error(`${pointer}: more than ${maxHops} $refs in a row`);
    seen.add(at.value);
    const found = find(document, $ref);
    if (!found) throw new Error(`${at.pointer}: unresolved $ref: ${$ref}`);
    at = found;
  }
  return at as Located<Part>;
}

/** A link, wherever the document has it; `undefined` where its reference leads nowhere. */
export function resolveLink(document: Document, link: Link | Reference): Link | undefined {
  return isReference(link) ? (find(document, link.$ref)?.value as Link | undefined) : link;
}

/** What a `$ref` or a JSON pointer names within a document, or `undefined` where there is nothing. */
export function find(document: Document, $ref: string): Located<unknown> | undefined {
  if ($ref !== '#' && !$ref.startsWith('#/')) return undefined;
  let value: unknown = document;
  let pointer = '#';
  for (const step of parsePointer($ref)) {
    if (value === null || typeof value !== 'object') return undefined;
    const key = Object.hasOwn(value, step) ? step : decodePercent(step);
    if (!Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
    pointer += `/${escapeStep(key)}`;
  }
  return { value, pointer };
}

// A `$ref` is a URI, a pointer is not; and a percent sign that encodes nothing stands for itself.
function decodePercent(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

function isReference(part: unknown): part is Reference {
  return part !== null && typeof part === 'object' && '$ref' in part && typeof part.$ref === 'string';
}
