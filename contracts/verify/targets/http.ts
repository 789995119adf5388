import http, { type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import type { HttpRequest } from '../../http/message.ts';
import { decode } from '../../http/percent-encoding.ts';
import { shellQuote } from '../../http/shell-quote.ts';
import { type UserInfo, withoutUserInfo } from '../../http/user-info.ts';
import {
  NoAnswer,
  type SendLimits,
  type Target,
  type TargetResponse,
  Unclear,
  Unreachable,
  withTargetCredentials,
} from '../engine/target.ts';
import { type ArrivingAnswer, codeOf, isStreamType, readAnswer } from './read-answer.ts';

/** Longer than any engine takes to look for a driver's plugin: 15 seconds. */
const usualMs = 30_000;

/** So long a stream is read, in milliseconds. */
const streamMs = 2000;

/**
 * A provider that listens: an `http(s)://` URL, or `unix:PATH`. Throws a TypeError for anything else.
 * What a URL has as its path comes before every path that is sent; `user:password@` is sent as Basic authentication. Others
 * may need what is there, unless it is said to be disposable.
 */
export function httpTarget(address: string, { isDisposable = false } = {}): Target {
  const where = parse(address);
  const agent = new where.client.Agent({ keepAlive: true });
  const target: Target = {
    name: withoutUserInfo(address),
    isOurs: false,
    isDisposable,
    curl: where.curl,
    userInfo: where.userInfo,
    send: (request, _, limits = {}) => send(where, agent, withTargetCredentials(target, request), limits),
    close: async () => agent.destroy(),
  };
  return target;
}

interface Where {
  client: typeof http | typeof https;
  options: RequestOptions;
  prefix: string;
  curl: string;
  userInfo?: UserInfo;
}

function parse(address: string): Where {
  if (address.startsWith('unix:')) {
    const socketPath = address.replace(/^unix:(\/\/)?/, '');
    if (socketPath === '') throw new TypeError('unix: needs a path');
    const curl = `--unix-socket ${shellQuote(socketPath)} http://localhost`;
    return { client: http, options: { socketPath, host: 'localhost' }, prefix: '', curl };
  }
  const { protocol, hostname, port, pathname, origin, username, password } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new TypeError(`${withoutUserInfo(address)} is neither a URL nor unix:PATH`);
  const prefix = pathname.replace(/\/$/, '');
  const options = { protocol, host: hostname.replace(/^\[|\]$/g, ''), port };
  const client = protocol === 'https:' ? https : http;
  const userInfo = { user: decode(username), password: decode(password) };
  const hasUserInfo = username !== '' || password !== '';
  return { client, options, prefix, curl: `${origin}${prefix}`, ...(hasUserInfo && { userInfo }) };
}

/** Sends a request, and once more where the server had closed a connection that was kept alive (RFC 9112, section 9.3.1). */
async function send(
  where: Where,
  agent: http.Agent,
  request: HttpRequest,
  limits: SendLimits,
): Promise<TargetResponse> {
  const outgoing = open(where, agent, request);
  try {
    return await exchange(outgoing, request, limits);
  } catch (error) {
    const wasClosed = outgoing.reusedSocket && outgoing.errored !== null && !outgoing.res;
    if (!wasClosed || !(error instanceof NoAnswer)) throw error;
    // A new connection is not kept.
    const answer = await exchange(open(where, new where.client.Agent(), request), request, limits);
    return { ...answer, retried: error };
  }
}

/** What Node's types lack of a request. */
type Outgoing = http.ClientRequest & { res?: IncomingMessage };

function open(where: Where, agent: http.Agent, request: HttpRequest): Outgoing {
  const path = `${where.prefix}${request.path}${request.query && `?${request.query}`}`;
  const { method } = request;
  return where.client.request({ ...where.options, agent, path, method, headers: headersOf(request) });
}

/** Sends a request on its connection, and reads the answer, within limits. */
async function exchange(
  outgoing: Outgoing,
  { body }: HttpRequest,
  { ms = usualMs, isStream = false, signal }: SendLimits,
): Promise<TargetResponse> {
  const { promise, resolve, reject } = Promise.withResolvers<TargetResponse>();
  let arriving: ArrivingAnswer | undefined;
  const late = () => reject(new NoAnswer(lateness(ms, arriving), true));
  const cut = () => {
    if (arriving) resolve(arriving.beginning());
    else reject(new Unclear(`the stream sends nothing in ${streamMs / 1000} s`));
  };
  const began = performance.now();
  let timer = isStream ? setTimeout(cut, Math.min(ms, streamMs)) : setTimeout(late, ms);
  const abort = () => reject(new NoAnswer('the call was ended'));
  signal?.addEventListener('abort', abort);
  const fail = (error: unknown) => reject(asNoAnswer(error));
  outgoing.on('error', fail).on('response', (incoming) => {
    // What says how long it is has an end.
    const hasEnd = incoming.headers['content-length'] !== undefined;
    const isOpen = !hasEnd && (isStream || isStreamType(incoming));
    arriving = readAnswer(incoming, isOpen);
    arriving.whole.then(resolve, fail);
    // An answer may come before all of the request was sent; then the answer counts.
    outgoing.off('error', fail).on('error', () => {});
    if (isOpen === isStream) return;
    clearTimeout(timer);
    timer = isOpen ? setTimeout(cut, streamMs) : setTimeout(late, ms - (performance.now() - began));
  });
  try {
    outgoing.end(body);
    return await promise;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
    if (!outgoing.res?.complete) outgoing.destroy();
  }
}

function lateness(ms: number, arriving: ArrivingAnswer | undefined): string {
  const time = `${ms / 1000} s`;
  return arriving
    ? `the answer has no end after ${time} and ${arriving.size()} bytes`
    : `no answer in ${time}`;
}

/** Whether a request was taken and not answered, or nobody was there to take it. */
function asNoAnswer(error: unknown): Unreachable {
  if (error instanceof Unreachable) return error;
  const code = codeOf(error);
  if (code.startsWith('HPE_')) return new NoAnswer(`the answer is no HTTP (${code})`);
  return /^(ECONNRESET|EPIPE|aborted)$/.test(code)
    ? new NoAnswer(`the connection was cut (${code})`)
    : new Unreachable(`nothing answers (${code})`);
}

function headersOf({ headers, body }: HttpRequest): http.OutgoingHttpHeaders {
  const given = Object.entries(headers).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(given), ...(body.length > 0 && { 'content-length': body.length }) };
}
