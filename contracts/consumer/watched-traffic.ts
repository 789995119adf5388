import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { HttpRequestInterceptor } from '@mswjs/interceptors/http';
import type { ApiOptions } from '../../mock/core/api.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import { loadDocument } from '../openapi/load-document.ts';
import type { Spec } from '../openapi/spec.ts';
import { brokenCalls, describeBroken, describeFinding } from './broken-call.ts';
import { BrokenContract } from './mock-api.ts';
import { originsOf, parseOrigin } from './origins.ts';
import { type Find, finderOf, judgeResponse } from './satisfy/judge-response.ts';

export interface ValidateTrafficOptions extends Partial<Pick<ApiOptions, 'auth'>> {
  /** Where the server is: `http://127.0.0.1:8080`, or `http://127.0.0.1:*` for any port. Without it, where the document has it. */
  origin?: string | readonly string[];
  /** Lets requests be that break the document, for tests that mean it. Their answers are still judged. */
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
  readonly #broken: string[] = [];

  /** `document` is a built-in API's name, the file of an OpenAPI document, or a document as an object. */
  constructor(document: string | Readonly<Record<string, unknown>>, options: ValidateTrafficOptions = {}) {
    this.#document = document;
    this.#options = options;
  }

  /** Watches from now on. Rejects with a SpecError, and with a TypeError where nobody says where the server is. */
  async start(): Promise<void> {
    const { origin } = this.#options;
    const { spec } = await loadDocument(this.#document);
    const origins = origin === undefined ? originsOf(spec.document) : [origin].flat().map(parseOrigin);
    if (origins.length === 0)
      throw new TypeError(`${spec.name} does not say where its API is: give { origin: 'https://…' }`);
    const find = finderOf(spec);
    const requests = new Map<string, Promise<HttpRequest | undefined>>();
    // Read at once: when the answer comes, its body may have been used up.
    this.#interceptor.on('request', ({ requestId, request }) => {
      if (origins.some(({ covers }) => covers(new URL(request.url))))
        requests.set(
          requestId,
          toRequest(request).catch(() => undefined),
        );
    });
    this.#interceptor.on('response', ({ requestId, response }) => {
      const request = requests.get(requestId);
      if (!request || response.status < 200) return;
      requests.delete(requestId);
      this.#note(this.#judge(spec, find, request, response.clone()));
    });
    this.#interceptor.apply();
  }

  /** Rejects with a BrokenContract if a call since the last time breaks the document, in its request or its answer. */
  async verify(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
    const lines = this.#broken.splice(0);
    if (lines.length > 0)
      throw new BrokenContract(['the test had calls that the document does not have:', ...lines].join('\n'));
  }

  /** Watches no longer. Rejects with a BrokenContract for calls that came after their test had been verified. */
  async stop(): Promise<void> {
    this.#interceptor.dispose();
    await this.verify();
  }

  #note(judging: Promise<string[]>): void {
    const noted = judging
      .then((lines) => void this.#broken.push(...lines))
      .catch((error) => void this.#broken.push(String(error)))
      .finally(() => this.#pending.delete(noted));
    this.#pending.add(noted);
  }

  async #judge(spec: Spec, find: Find, asked: Promise<HttpRequest | undefined>, given: Response) {
    const request = await asked;
    const bytes = await given.arrayBuffer().catch(() => undefined);
    // One of them broke before its end, and the client was told so.
    if (!request || !bytes) return [];
    const response = toResponse(given, Buffer.from(bytes));
    const { operation, path = {} } = find(request) ?? {};
    const call = { operation, path, request, response, fault: undefined };
    const broken = await brokenCalls(spec, call, this.#options);
    const lines = this.#options.allowInvalid ? [] : broken.map(describeBroken);
    if (!operation) return lines;
    const { findings } = judgeResponse(spec, find, { ...response, request });
    return [...lines, ...findings.map((finding) => describeFinding(call, operation, finding))];
  }
}

async function toRequest(request: Request): Promise<HttpRequest> {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    path: pathname,
    query: search.slice(1),
    headers: Object.fromEntries(request.headers),
    body: Buffer.from(await bodyOf(request)),
  };
}

async function bodyOf(request: Request): Promise<ArrayBuffer> {
  // A stream that has ended with nothing in it counts as read, and cannot be cloned.
  return request.bodyUsed ? new ArrayBuffer(0) : request.clone().arrayBuffer();
}

function toResponse({ status, headers: given }: Response, bytes: Buffer): HttpResponse {
  const headers = Object.fromEntries(given);
  return { status, headers, body: unpacked(bytes, headers['content-encoding']) };
}

const unpack: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  gzip: gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
  zstd: zstdDecompressSync,
};

/** A body as it was before it was compressed, the last coding first (RFC 9110, section 8.4). */
function unpacked(body: Buffer, encoding = ''): Buffer {
  if (body.length === 0) return body;
  const codings = encoding.split(',').map((coding) => coding.trim().toLowerCase());
  return codings.reduceRight((bytes, coding) => unpack[coding]?.(bytes) ?? bytes, body);
}
