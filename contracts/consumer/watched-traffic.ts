import { HttpRequestInterceptor } from '@mswjs/interceptors/http';
import type { ApiOptions } from '../../mock/core/api.ts';
import { decodeBody } from '../http/content-encoding.ts';
import { fromFetchRequest } from '../http/from-fetch-request.ts';
import type { HttpResponse } from '../http/message.ts';
import { loadDocument } from '../openapi/load-document.ts';
import type { SecretValues } from '../openapi/redact.ts';
import type { Spec } from '../openapi/spec.ts';
import { type ApiRoutes, createApiRoutes } from './api-routes.ts';
import { ArrivingBody } from './arriving-body.ts';
import { describeFinding, describeInvalidCall, invalidCalls } from './invalid-call.ts';
import { BrokenContract } from './mock-api.ts';
import { originsOf, parseOrigin } from './origins.ts';
import { validateResponse } from './satisfy/validate-response.ts';

export interface ValidateTrafficOptions extends Partial<Pick<ApiOptions, 'auth'>> {
  /** Where the server is: `http://127.0.0.1:8080`, or `http://127.0.0.1:*` for any port. Without it, where the document has it. */
  origin?: string | readonly string[];
  /**
   * Where the API begins there: `/v2`, or `''` for the root. Without it, where the document's servers have it. Calls of other
   * paths are not validated.
   */
  basePath?: string;
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
  readonly #pending = new Set<WatchedCall>();
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
    const routes = createApiRoutes(spec, this.#options.basePath);
    const requests = new Map<string, Message<Request>>();
    this.#interceptor.on('request', ({ requestId, request }) => {
      const url = new URL(request.url);
      if (!routes.includes(url.pathname) || !origins.some(({ covers }) => covers(url))) return;
      // Read at once: when the response arrives, the body may be consumed.
      requests.set(requestId, { head: request, body: new ArrivingBody(request) });
    });
    this.#interceptor.on('response', ({ requestId, response: head }) => {
      const request = requests.get(requestId);
      if (!request || head.status < 200) return;
      requests.delete(requestId);
      const response = { head, body: new ArrivingBody(head, request.head.method !== 'HEAD') };
      this.#note([request.body, response.body], this.#validate(spec, routes, request, response));
    });
    this.#interceptor.apply();
  }

  /**
   * Rejects with a BrokenContract if a call since the last time was invalid, in its request or its response. It does not wait
   * for bodies: of one that has not ended by now, nothing is validated.
   */
  async verify(): Promise<void> {
    await Promise.all([...this.#pending].map(finish));
    const lines = this.#problems.splice(0).map((line) => this.#secrets?.mask(line) ?? line);
    if (lines.length > 0) throw new BrokenContract(['invalid calls in this test:', ...lines].join('\n'));
  }

  /** Stops watching. Rejects with a BrokenContract for invalid calls after the last verification. */
  async stop(): Promise<void> {
    this.#interceptor.dispose();
    await this.verify();
  }

  #note(bodies: ArrivingBody[], validation: Promise<string[]>): void {
    const validated = validation
      .then((lines) => void this.#problems.push(...lines))
      .catch((error) => void this.#problems.push(String(error)))
      .finally(() => this.#pending.delete(call));
    const call = { bodies, validated };
    this.#pending.add(call);
  }

  async #validate(spec: Spec, { find }: ApiRoutes, sent: Message<Request>, received: Message<Response>) {
    const { bytes, isWhole: isSent } = await sent.body.arrived;
    const { bytes: body, isWhole } = await received.body.arrived;
    const request = fromFetchRequest(sent.head, bytes);
    const response = toResponse(received.head, body, isWhole);
    const { operation, path = {} } = find(request) ?? {};
    const call = { operation, path, request, response, fault: undefined };
    this.#secrets ??= spec.redactor.createValues();
    spec.redactor.call(operation, request, response, this.#secrets);
    const invalid = isSent ? await invalidCalls(spec, call, this.#options) : [];
    const lines = this.#options.allowInvalid ? [] : invalid.map(describeInvalidCall);
    if (!operation) return lines;
    const { findings } = validateResponse(spec, find, { ...response, request }, !isWhole);
    return [...lines, ...findings.map((finding) => describeFinding(spec, call, operation, finding))];
  }
}

interface Message<Head> {
  head: Head;
  body: ArrivingBody;
}

interface WatchedCall {
  bodies: readonly ArrivingBody[];
  validated: Promise<void>;
}

async function finish({ bodies, validated }: WatchedCall): Promise<void> {
  await Promise.all(bodies.map((body) => body.stop()));
  await validated;
}

function toResponse({ status, headers: given }: Response, bytes: Buffer, isWhole: boolean): HttpResponse {
  const headers = Object.fromEntries(given);
  return { status, headers, body: isWhole ? decodeBody(bytes, headers['content-encoding']) : bytes };
}
