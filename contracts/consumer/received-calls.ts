import type { AnsweredCall, Mock } from '../../mock/mock.ts';
import { type HttpRequest, mediaTypeOf } from '../http/message.ts';
import type { InputPlace } from '../openapi/redact.ts';

/** One call that a mock received in a test. It has secret values, and must not be shown. */
export interface ReceivedCall {
  /** `undefined` where the document has no such operation. */
  operationId: string | undefined;
  method: string;
  url: { path: string; query: string };
  /** By the names of the parameters in the path's template. */
  path: Readonly<Record<string, string>>;
  /** Texts; a list of them where a name is repeated. */
  query: Readonly<Record<string, string | string[]>>;
  headers: HttpRequest['headers'];
  /** JSON or a form as an object, else text. */
  body: unknown;
  bytes: number;
}

/** The bytes of calls to hold; beyond that, the oldest are dropped. */
const maxBytes = 32 * 2 ** 20;

/** The calls of one test, the newest last. */
export class ReceivedCalls {
  readonly #mock: Pick<Mock, 'spec' | 'secrets'>;
  /** Those that the test has expected. */
  readonly expected = new Set<ReceivedCall>();
  #calls: ReceivedCall[] = [];
  #bytes = 0;
  #total = 0;
  readonly #counts = new Map<string | undefined, number>();

  /** The calls of a mock, which knows what in them is secret. */
  constructor(mock: Pick<Mock, 'spec' | 'secrets'>) {
    this.#mock = mock;
  }

  /** A part of a call, or of an expected one, without its secret values. */
  shownInput(operationId: string, place: InputPlace, input: unknown): unknown {
    const { spec } = this.#mock;
    return spec.redactor.input(spec.operations.get(operationId), place, input);
  }

  /** Method, path and operation of a call, without secret values: `POST /secrets/create (SecretCreate)`. */
  summary({ operationId, method, url }: ReceivedCall): string {
    const { spec } = this.#mock;
    const operation = operationId === undefined ? undefined : spec.operations.get(operationId);
    const path = this.mask(spec.redactor.path(operation, url.path));
    return `${method} ${path}${operationId === undefined ? '' : ` (${operationId})`}`;
  }

  /** A text without the secret values of all calls. */
  mask(text: string): string {
    return this.#mock.secrets.mask(text);
  }

  add({ operation, path, request }: AnsweredCall): void {
    const call = readCall(operation?.id, path, request);
    this.#calls.push(call);
    this.#bytes += call.bytes;
    this.#total += 1;
    this.#counts.set(call.operationId, this.count(call.operationId) + 1);
    while (this.#bytes > maxBytes && this.#calls.length > 1) this.#bytes -= this.#calls.shift()?.bytes ?? 0;
  }

  /** Those of an operation; all of them, if none is given. */
  of(operationId?: string): ReceivedCall[] {
    return this.#calls.filter((call) => operationId === undefined || call.operationId === operationId);
  }

  /** How often an operation was called, including dropped calls. */
  count(operationId: string | undefined): number {
    return this.#counts.get(operationId) ?? 0;
  }

  /** By operationId, the first called first. */
  counts(): [operationId: string | undefined, count: number][] {
    return [...this.#counts];
  }

  /** How many calls were dropped. */
  get dropped(): number {
    return this.#total - this.#calls.length;
  }
}

function readCall(
  operationId: string | undefined,
  path: AnsweredCall['path'],
  request: HttpRequest,
): ReceivedCall {
  const { method, headers } = request;
  return {
    operationId,
    method,
    url: { path: request.path, query: request.query },
    path: Object.fromEntries(Object.entries(path).map(([name, value]) => [name, String(value)])),
    query: readPairs(new URLSearchParams(request.query)),
    headers,
    body: readBody(request),
    bytes: 500 + request.path.length + request.query.length + 2 * request.body.length,
  };
}

function readPairs(pairs: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(pairs.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = pairs.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

function readBody({ headers, body }: HttpRequest): unknown {
  if (body.length === 0) return undefined;
  const text = body.toString();
  if (mediaTypeOf(headers) === 'application/x-www-form-urlencoded')
    return readPairs(new URLSearchParams(text));
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
