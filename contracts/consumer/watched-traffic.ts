import { HttpRequestInterceptor } from '@mswjs/interceptors/http';
import type { ApiOptions } from '../../mock/core/api.ts';
import { decodeBody } from '../http/content-encoding.ts';
import { readFetchRequest } from '../http/fetch-request.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import { loadDocument } from '../openapi/load-document.ts';
import type { SecretValues } from '../openapi/redact.ts';
import type { Spec } from '../openapi/spec.ts';
import { describeFinding, describeInvalidCall, invalidCalls } from './invalid-call.ts';
import { BrokenContract } from './mock-api.ts';
import { originsOf, parseOrigin } from './origins.ts';
import { createRequestFinder, type FindByRequest, validateResponse } from './satisfy/validate-response.ts';

export interface ValidateTrafficOptions extends Partial<Pick<ApiOptions, 'auth'>> {
  /** Where the server is: `http://127.0.0.1:8080`, or `http://127.0.0.1:*` for any port. Without it, where the document has it. */
  origin?: string | readonly string[];
  /** Allows invalid requests. Their responses are still validated. */
  allowInvalid?: boolean;
}

/**
 * The calls that tests make to a real server, by whatever client, held against a document: nothing is mocked or changed.
 * Whoever runs the tests starts, verifies and stops it.
 */
export class WatchedTraffic {
  readonly #document: string | Readonly<Record<string, unknown>>;
  readonly #options: ValidateTrafficOptions;
  readonly #interceptor = new HttpRequestInterceptor();
  readonly #pending = new Set<Promise<void>>();
  readonly #problems: string[] = [];
  /** The secret values of the calls so far. */
  #secrets: SecretValues | undefined;

  /** `document` is a built-in API's name, the file of an OpenAPI document, or a document as an object. */
  constructor(document: string | Readonly<Record<string, unknown>>, options: ValidateTrafficOptions = {}) {
    this.#document = document;
    this.#options = options;
  }

  /** Starts watching. Rejects with a SpecError, or with a TypeError where the server's origin is unknown. */
  async start(): Promise<void> {
    const { origin } = this.#options;
    const { spec } = await loadDocument(this.#document);
    const origins = origin === undefined ? originsOf(spec.document) : [origin].flat().map(parseOrigin);
    if (origins.length === 0)
      throw new TypeError(`${spec.name} has no server URL: add { origin: 'https://…' }`);
    const find = createRequestFinder(spec);
    const requests = new Map<string, Promise<HttpRequest | undefined>>();
    // Read at once: when the response arrives, the body may be consumed.
    this.#interceptor.on('request', ({ requestId, request }) => {
      if (origins.some(({ covers }) => covers(new URL(request.url))))
        requests.set(
          requestId,
          readFetchRequest(request).catch(() => undefined),
        );
    });
    this.#interceptor.on('response', ({ requestId, response }) => {
      const request = requests.get(requestId);
      if (!request || response.status < 200) return;
      requests.delete(requestId);
      this.#note(this.#validate(spec, find, request, response.clone()));
    });
    this.#interceptor.apply();
  }

  /** Rejects with a BrokenContract if a call since the last time was invalid, in its request or its response. */
  async verify(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
    const lines = this.#problems.splice(0).map((line) => this.#secrets?.mask(line) ?? line);
    if (lines.length > 0) throw new BrokenContract(['invalid calls in this test:', ...lines].join('\n'));
  }

  /** Stops watching. Rejects with a BrokenContract for invalid calls after the last verification. */
  async stop(): Promise<void> {
    this.#interceptor.dispose();
    await this.verify();
  }

  #note(validation: Promise<string[]>): void {
    const noted = validation
      .then((lines) => void this.#problems.push(...lines))
      .catch((error) => void this.#problems.push(String(error)))
      .finally(() => this.#pending.delete(noted));
    this.#pending.add(noted);
  }

  async #validate(
    spec: Spec,
    find: FindByRequest,
    sent: Promise<HttpRequest | undefined>,
    received: Response,
  ) {
    const request = await sent;
    const bytes = await received.arrayBuffer().catch(() => undefined);
    // The connection broke, and the client got an error.
    if (!request || !bytes) return [];
    const response = toResponse(received, Buffer.from(bytes));
    const { operation, path = {} } = find(request) ?? {};
    const call = { operation, path, request, response, fault: undefined };
    this.#secrets ??= spec.redactor.createValues();
    spec.redactor.call(operation, request, response, this.#secrets);
    const invalid = await invalidCalls(spec, call, this.#options);
    const lines = this.#options.allowInvalid ? [] : invalid.map(describeInvalidCall);
    if (!operation) return lines;
    const { findings } = validateResponse(spec, find, { ...response, request });
    return [...lines, ...findings.map((finding) => describeFinding(spec, call, operation, finding))];
  }
}

function toResponse({ status, headers: given }: Response, bytes: Buffer): HttpResponse {
  const headers = Object.fromEntries(given);
  return { status, headers, body: decodeBody(bytes, headers['content-encoding']) };
}
