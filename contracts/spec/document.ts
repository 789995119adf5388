/** The parts of an OpenAPI 3.1 document that this project reads (OpenAPI Specification 3.1.1, section 4.8). */
export interface Document {
  openapi: string;
  jsonSchemaDialect?: string;
  servers?: { url: string }[];
  security?: Record<string, string[]>[];
  paths: Record<string, PathItem>;
  components?: { schemas?: Record<string, Schema> } & Record<string, unknown>;
}

/** Says where the thing really is: a JSON pointer into the same document. */
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
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  /** Whether an array has a parameter for each item, as it has unless this is false. */
  explode?: boolean;
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}

export interface RequestBody {
  required?: boolean;
  content: Record<string, MediaType>;
}

export interface ResponseObject {
  description: string;
  headers?: Record<string, Header | Reference>;
  content?: Record<string, MediaType>;
  links?: Record<string, Link>;
}

/** What a later call takes from this answer (OpenAPI Specification 3.1.1, section 4.8.20). */
export interface Link {
  operationId?: string;
  parameters?: Record<string, unknown>;
}

export interface Header {
  required?: boolean;
  schema?: Schema;
}

export interface MediaType {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}

/** A part of the document together with the JSON pointer that it is found by. */
export interface Located<Part> {
  value: Part;
  pointer: string;
}

/** One step of a JSON pointer, escaped (RFC 6901, section 3). */
export function escapeStep(step: string | number): string {
  return String(step).replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Follows a part's `$ref`, as often as it leads on, to the part itself. */
export function resolve<Part extends object>(
  document: Document,
  part: Part | Reference,
  pointer: string,
): Located<Part> {
  if (!('$ref' in part) || typeof part.$ref !== 'string') return { value: part as Part, pointer };
  const steps = part.$ref.replace(/^#\//, '').split('/');
  let target: unknown = document;
  for (const step of steps) {
    const key = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
    target = (target as Record<string, unknown> | undefined)?.[key];
  }
  if (target === undefined) throw new Error(`${pointer}: $ref leads nowhere: ${part.$ref}`);
  return resolve(document, target as Part | Reference, part.$ref);
}
