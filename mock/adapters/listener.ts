import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type HttpRequest, type HttpResponse, noBody } from '../../contracts/http/message.ts';
import { msNow } from '../core/clock.ts';
import { Problem } from '../core/problem.ts';
import type { Mock } from '../mock.ts';

/** A larger body is refused unread, as a Problem `body-too-large`. */
const maxBodyBytes = 32 * 2 ** 20;

/**
 * The mock as a listener of node:http, and so as Express middleware: `app.use(toListener(mock))`. It answers every request,
 * and reads the body itself: mount it before any body parser.
 */
export function toListener(mock: Mock): RequestListener {
  return async (incoming, outgoing) => {
    try {
      const body = hasBody(incoming) ? await readBody(incoming) : noBody;
      if (body === undefined) return refuseLargeBody(incoming, outgoing);
      const response = await mock.handle(toRequest(incoming, body));
      write(outgoing, response, dateOf(mock));
    } catch {
      // A fault broke the connection, or the client disconnected while it was sending.
      outgoing.destroy();
    }
  };
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

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

/** The whole body, or `undefined` once it is too large. */
function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBodyBytes) resolve(undefined);
      else chunks.push(chunk);
    });
    incoming.on('end', () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    incoming.on('error', reject);
    incoming.on('aborted', () => reject(new Error('the client disconnected')));
  });
}

function refuseLargeBody(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const problem = new Problem('body-too-large', `a request body may have at most ${maxBodyBytes} bytes`);
  const body = `${JSON.stringify(problem)}\n`;
  write(outgoing, {
    status: problem.status,
    headers: { 'Content-Type': 'application/problem+json', Connection: 'close' },
    body,
  });
  incoming.resume();
}

// Node sends the time of day, which the times in the body do not fit where the mock has a clock of its own.
function dateOf({ session: { clock } }: Mock): Record<string, string> {
  return clock.isRealTime ? noHeaders : { Date: new Date(msNow(clock)).toUTCString() };
}

const noHeaders = {};

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
