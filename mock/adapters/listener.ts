import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type HttpRequest, type HttpResponse, mediaTypeOf } from '../../contracts/http/message.ts';
import { sequenceKind, splitItems } from '../../contracts/http/sequential-media-types.ts';
import { msNow } from '../core/clock.ts';
import { journalEntry } from '../core/journal-entry.ts';
import { problemResponse } from '../core/pipeline.ts';
import type { Problem } from '../core/problem.ts';
import type { LoggedCall, Mock } from '../mock.ts';
import { type BytesInFlight, bytesInFlight, type HeldBytes } from './bytes-in-flight.ts';
import { type Cors, type CorsOptions, createCors } from './cors.ts';
import { busy, readBody } from './read-body.ts';

/** How a listener answers what does not reach its mock. */
export interface ListenerOptions {
  /** Which pages may call it from a browser, besides those of this machine. */
  cors?: CorsOptions | undefined;
  /** How many milliseconds pass between the items of a stream: 0, all at once, unless said otherwise. */
  streamInterval?: number | undefined;
  /** How that time passes; `setTimeout` by default. */
  sleep?: ((ms: number) => Promise<void>) | undefined;
  /** Called with each call that is answered without the mock: a preflight, a page that may not call, a body too large. */
  onCall?: ((call: LoggedCall) => void) | undefined;
}

/**
 * The mock as a listener of node:http, and so as Express middleware: `app.use(toListener(mock))`. It answers every request,
 * also those of pages in a browser, and reads the body itself: mount it before any body parser.
 */
export function toListener(mock: Mock, options: ListenerOptions = {}): RequestListener {
  const { cors: corsOptions, onCall, streamInterval = 0, sleep = waitFor } = options;
  const pause = streamInterval > 0 ? () => sleep(streamInterval) : undefined;
  const cors = createCors(corsOptions);
  const [arriving, leaving] = [bytesInFlight(), bytesInFlight(mostLeaving)];
  const answerHere = (request: HttpRequest, problem: Problem | undefined) => {
    const start = performance.now();
    const response = problem
      ? cors.share(request, problemResponse(problem))
      : withoutMock(mock, cors, request);
    if (response) onCall?.(answeredHere(mock, request, response, performance.now() - start));
    return response;
  };
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse, held: HeldBytes) => {
    const { body, problem } = await readBody(incoming, held);
    const request = toRequest(incoming, body);
    // Without an Origin, no page calls.
    const isOwn = problem !== undefined || request.headers.origin !== undefined;
    const own = isOwn ? answerHere(request, problem) : undefined;
    const response = own ?? cors.share(request, await mock.handle(request));
    const date = own ? noHeaders : dateOf(mock);
    if (pause && isStream(response)) await writeStream(outgoing, response, date, pause);
    else write(outgoing, ifThereIsRoom(leaving, outgoing, request, response), date);
    if (problem) incoming.resume();
  };
  return async (incoming, outgoing) => {
    const held = arriving.open();
    try {
      await answer(incoming, outgoing, held);
    } catch {
      // A fault broke the connection, or the client disconnected while it was sending.
      outgoing.destroy();
    } finally {
      held.release();
    }
  };
}

function withoutMock(mock: Mock, cors: Cors, request: HttpRequest): HttpResponse | undefined {
  const problem = cors.refuse(request);
  if (problem) return problemResponse(problem);
  return cors.preflight(request, () => mock.methodsAt(request));
}

function answeredHere(mock: Mock, request: HttpRequest, response: HttpResponse, ms: number): LoggedCall {
  const entry = journalEntry(mock.spec.redactor, mock.secrets, undefined, request, response);
  return { operation: undefined, path: {}, request, response, fault: undefined, entry, ms };
}

function toRequest(incoming: IncomingMessage, body: Buffer): HttpRequest {
  const { method = 'GET', headers } = incoming;
  const target = withoutOrigin(incoming.url ?? '/');
  const at = target.indexOf('?');
  if (at < 0) return { method, path: target, query: '', headers, body };
  return { method, path: target.slice(0, at) || '/', query: target.slice(at + 1), headers, body };
}

// A proxy's client sends the whole URL (RFC 9112, 3.2.2).
function withoutOrigin(target: string): string {
  return target.startsWith('/') ? target : target.replace(/^[a-z]+:\/\/[^/?]*/i, '') || '/';
}

/** The bytes of the answers that their callers have not read yet. */
const mostLeaving = 96 * 2 ** 20;

/** A response, or that there is no room for it: callers that ask and do not read would fill the memory. What was changed is said. */
function ifThereIsRoom(
  leaving: BytesInFlight,
  outgoing: ServerResponse,
  { method }: HttpRequest,
  response: HttpResponse,
): HttpResponse {
  const held = leaving.open();
  outgoing.once('close', () => held.release());
  const isAnswered = held.hold(Buffer.byteLength(response.body)) || !['GET', 'HEAD'].includes(method);
  return isAnswered ? response : problemResponse(busy());
}

// Node sends the time of day, which the times in the body do not fit where the mock has a clock of its own.
function dateOf({ session: { clock } }: Mock): Record<string, string> {
  return clock.isRealTime ? noHeaders : { Date: new Date(msNow(clock)).toUTCString() };
}

const noHeaders = {};

function waitFor(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function isStream({ headers, body }: HttpResponse): boolean {
  return body.length > 0 && sequenceKind(mediaTypeOf(headers) ?? '') !== undefined;
}

/** Writes a stream item by item, as long as the client reads it. */
async function writeStream(
  outgoing: ServerResponse,
  { status, headers, body }: HttpResponse,
  date: Record<string, string>,
  pause: () => Promise<void>,
): Promise<void> {
  outgoing.writeHead(status, { ...date, ...headers });
  outgoing.flushHeaders();
  for (const item of splitItems(mediaTypeOf(headers) ?? '', body.toString())) {
    await pause();
    if (outgoing.destroyed) return;
    outgoing.write(item);
  }
  outgoing.end();
}

function write(
  outgoing: ServerResponse,
  { status, headers, body }: HttpResponse,
  date: Record<string, string> = noHeaders,
): void {
  const bodiless = status === 204 || status === 304 || 'Content-Length' in headers;
  const length = bodiless ? noHeaders : { 'Content-Length': Buffer.byteLength(body) };
  outgoing.writeHead(status, { ...date, ...headers, ...length });
  outgoing.end(body);
}
