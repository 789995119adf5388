import { escapeStep } from '../http/json-pointer.ts';
import {
  type Document,
  type Located,
  type OperationObject,
  type Parameter,
  type PathItem,
  type Reference,
  type RequestBody,
  type ResponseObject,
  resolve,
} from './document.ts';
import { operationEntries } from './path-item-operations.ts';

/** One operation of a document, with the parameters of its path item included and its references resolved. */
export interface Operation {
  id: string;
  /** As it is sent: in upper case, unless it is one of `additionalOperations` that is not. */
  method: string;
  /** The path's template: `/secrets/{id}`. */
  path: string;
  /** JSON pointer: `#/paths/~1secrets~1{id}/get`. */
  pointer: string;
  summary: string;
  /** Without the header parameters that OpenAPI ignores, and those that are its API keys. */
  parameters: Located<Parameter>[];
  /** Whether it requires credentials. */
  secured: boolean;
  requestBody: Located<RequestBody> | undefined;
  /** By status, as the document spells it: `200`, `4XX`, `default`. */
  responses: Map<string, Located<ResponseObject>>;
}

/** An operation that is not used, since its document has an error in something that it refers to. */
export interface DisabledOperation extends Pick<Operation, 'id' | 'method' | 'path' | 'pointer'> {
  /** The errors, each with its location in the file. */
  reason: string;
}

/** The response that an operation documents for a status: by the status, else its class, else `default`. */
export function responseFor(operation: Operation, status: number): Located<ResponseObject> | undefined {
  const documented = documentedStatus(operation, status);
  return documented === undefined ? undefined : operation.responses.get(documented);
}

/** How an operation's document spells a status: `404`, `4XX` or `default`; `undefined` where it has none of them. */
export function documentedStatus({ responses }: Operation, status: number): string | undefined {
  return [String(status), `${Math.floor(status / 100)}XX`, 'default'].find((spelt) => responses.has(spelt));
}

/** The methods that the document declares for a path template. */
export function methodsOf(document: Document, path: string): string[] {
  return operationEntries(document.paths[path] ?? {}).map(({ method }) => method);
}

/** All operations of one path item, which may also be a webhook or a callback elsewhere in the document. */
export function operationsAt(
  document: Document,
  path: string,
  item: PathItem,
  at = `#/paths/${escapeStep(path)}`,
): Operation[] {
  return operationEntries(item).map(({ method, operation, pointer: below }) => {
    const pointer = `${at}${below}`;
    const shared = located(document, item.parameters ?? [], at);
    const own = located(document, operation.parameters ?? [], pointer);
    const security = operation.security ?? document.security ?? [];
    const overridden = ({ value: one }: Located<Parameter>) =>
      own.some(({ value: other }) => other.name === one.name && other.in === one.in);
    return {
      id: operation.operationId ?? `${method} ${path}`,
      method,
      path,
      pointer,
      summary: operation.summary ?? '',
      secured: isSecured(document, security),
      parameters: [...shared.filter((one) => !overridden(one)), ...own].filter(
        ({ value }) => !isCredential(document, security, value),
      ),
      requestBody:
        operation.requestBody && resolve(document, operation.requestBody, `${pointer}/requestBody`),
      responses: responsesOf(document, operation, pointer),
    };
  });
}

// A request does not show client certificates. An empty requirement makes credentials optional (OpenAPI Specification 3.1.1, section 4.8.30).
function isSecured({ components }: Document, security: Record<string, string[]>[]): boolean {
  const schemes = components?.securitySchemes ?? {};
  const isInRequest = (name: string) => {
    const scheme = Object.hasOwn(schemes, name) ? schemes[name] : undefined;
    return scheme !== undefined && !('type' in scheme && scheme.type === 'mutualTLS');
  };
  return security.length > 0 && security.every((requirement) => Object.keys(requirement).some(isInRequest));
}

/** Whether a parameter is what a security scheme sends: some documents have both, and no caller sends it twice. */
function isCredential(
  { components }: Document,
  security: Record<string, string[]>[],
  { name, in: place }: Parameter,
): boolean {
  const nameOf = (text: unknown) => (place === 'header' ? String(text).toLowerCase() : text);
  return security.flatMap(Object.keys).some((one) => {
    const scheme = components?.securitySchemes?.[one];
    return (
      scheme !== undefined &&
      'type' in scheme &&
      scheme.type === 'apiKey' &&
      scheme.in === place &&
      nameOf(scheme.name) === nameOf(name)
    );
  });
}

/** Header parameters that a document cannot define (OpenAPI Specification 3.1.1, section 4.8.12.2.1). */
const ignoredHeaders = new Set(['accept', 'content-type', 'authorization']);

function located(
  document: Document,
  parameters: (Parameter | Reference)[],
  at: string,
): Located<Parameter>[] {
  return parameters
    .map((one, index) => resolve(document, one, `${at}/parameters/${index}`))
    .filter(({ value }) => value.in !== 'header' || !ignoredHeaders.has(value.name.toLowerCase()));
}

function responsesOf(document: Document, operation: OperationObject, at: string): Operation['responses'] {
  const entries = Object.entries(operation.responses ?? {}).map(([status, response]) => {
    return [status, resolve(document, response, `${at}/responses/${status}`)] as const;
  });
  return new Map(entries);
}
