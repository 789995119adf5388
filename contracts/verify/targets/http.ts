import http, { type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import type { HttpRequest, HttpResponse } from '../../http/message.ts';
import { decode } from '../../http/percent.ts';
import { shellQuote } from '../../http/shell.ts';
import { type UserInfo, withoutUserInfo } from '../../http/user-info.ts';
import { type Target, Unreachable, withTargetCredentials } from '../engine/target.ts';

/** Longer than any engine takes to look for a driver's plugin: 15 seconds. */
const timeoutMs = 30_000;

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
    send: (request) => send(where, agent, withTargetCredentials(target, request)),
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

function send(where: Where, agent: http.Agent, request: HttpRequest): Promise<HttpResponse> {
  const path = `${where.prefix}${request.path}${request.query && `?${request.query}`}`;
  const options = {
    ...where.options,
    agent,
    path,
    method: request.method,
    headers: headersOf(request),
    timeout: timeoutMs,
  };
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) =>
      reject(new Unreachable(`nothing answers (${error.code ?? error.message})`));
    const outgoing = where.client.request(options, (incoming) => read(incoming).then(resolve, fail));
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      // The server had closed a connection that was kept alive (RFC 9112, section 9.3.1); a new one is not kept.
      if (outgoing.reusedSocket && error.code === 'ECONNRESET') {
        const once = new where.client.Agent();
        send(where, once, request).then(resolve, reject);
      } else fail(error);
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer in ${timeoutMs / 1000} seconds`)));
    outgoing.end(request.body);
  });
}

function headersOf({ headers, body }: HttpRequest): http.OutgoingHttpHeaders {
  const given = Object.entries(headers).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(given), ...(body.length > 0 && { 'content-length': body.length }) };
}

async function read(incoming: IncomingMessage): Promise<HttpResponse> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, value ?? '']),
  );
  return { status: incoming.statusCode ?? 0, headers, body: Buffer.concat(chunks) };
}
