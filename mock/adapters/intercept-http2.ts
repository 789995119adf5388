import { AsyncLocalStorage } from 'node:async_hooks';
import http2, {
  type ClientHttp2Session,
  type ClientSessionOptions,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type SecureClientSessionOptions,
} from 'node:http2';
import { syncBuiltinESMExports } from 'node:module';
import { type Duplex, duplexPair } from 'node:stream';
import { SocketInterceptor } from '@mswjs/interceptors/net';
import type { HttpRequest, HttpResponse } from '../../contracts/http/message.ts';

/** What becomes of the requests of HTTP/2 clients. */
export interface Http2Interception {
  /** Whether what is sent to the origin of a URL is left alone. */
  passes(url: URL): boolean;
  /** Answers a request that does not pass. To the client, a rejection is an error of its connection. */
  answer(request: HttpRequest, url: URL): Promise<HttpResponse>;
}

type Options = ClientSessionOptions | SecureClientSessionOptions;
type Listener = Parameters<typeof http2.connect>[2];

/**
 * Answers what `http2.connect` of node:http2 connects to from now on in this process: its sessions write to a socket's
 * handle, past all that intercepts sockets. A session that was connected otherwise, or before, gets an error instead of a
 * request that leaves. Gives a function that ends it.
 */
export function interceptHttp2(interception: Http2Interception): () => void {
  const { connect: connectAsBefore } = http2;
  const prototype = sessionPrototype();
  const { request: requestAsBefore } = prototype;
  const { letPass, restore: restoreSockets } = passSockets();
  const answered = new WeakSet<ClientHttp2Session>();
  const connections = new Set<Duplex>();
  prototype.request = function (this: ClientHttp2Session, ...args) {
    const url = answered.has(this) ? undefined : urlOf(this);
    if (url && !interception.passes(url)) {
      this.destroy();
      throw goesPast(url);
    }
    return Reflect.apply(requestAsBefore, this, args);
  };
  replaceConnect((authority, given?: Options | Listener, then?: Listener) => {
    const [options, listener] = typeof given === 'function' ? [undefined, given] : [given, then];
    const url = new URL(authority);
    if (interception.passes(url)) return letPass(() => connectAsBefore(authority, options, listener));
    const connection = serve(interception, url);
    connections.add(connection.once('close', () => connections.delete(connection)));
    const session = connectAsBefore(authority, { ...options, createConnection: () => connection }, listener);
    answered.add(session);
    return session;
  });
  return () => {
    prototype.request = requestAsBefore;
    replaceConnect(connectAsBefore);
    restoreSockets();
    for (const connection of connections) connection.destroy();
  };
}

/** With the code of a session that has ended: by it, clients know that they have to connect anew. */
function goesPast({ origin }: URL): Error {
  const message = `this HTTP/2 session is older than the mock of ${origin}, or of a connect imported before: call http2.connect`;
  return Object.assign(new Error(message), { code: 'ERR_HTTP2_INVALID_SESSION' });
}

/** Named imports follow, except in a sandbox such as Jest's. */
function replaceConnect(connect: typeof http2.connect): void {
  http2.connect = connect;
  syncBuiltinESMExports();
}

/** Lets the sockets of a step reach the network: the interceptor of HTTP/1 waits for a first line that they never write. */
function passSockets(): { letPass<Result>(step: () => Result): Result; restore(): void } {
  const passing = new AsyncLocalStorage<true>();
  const sockets = SocketInterceptor.singleton(SocketInterceptor);
  const stop = new AbortController();
  const owner = {};
  sockets.apply(owner);
  const onConnection = ({ controller }: { controller: { passthrough(): void } }) => {
    if (passing.getStore()) controller.passthrough();
  };
  sockets.on('connection', onConnection, { signal: stop.signal });
  return {
    letPass: (step) => passing.run(true, step),
    restore() {
      stop.abort();
      sockets.dispose(owner);
    },
  };
}

/** What all sessions of clients inherit; Node exports no class of it. */
function sessionPrototype(): ClientHttp2Session {
  const [connection] = duplexPair();
  const session = http2.connect('http://localhost', { createConnection: () => connection });
  session.destroy();
  return Object.getPrototypeOf(session);
}

/** Where a session is connected to, which Node keeps to itself. */
function urlOf(session: ClientHttp2Session): URL | undefined {
  const stored = (name: string) => {
    const key = Object.getOwnPropertySymbols(session).find(({ description }) => description === name);
    return key && (session as unknown as Record<symbol, string>)[key];
  };
  const [protocol, authority] = [stored('protocol'), stored('authority')];
  return protocol && authority ? new URL(`${protocol}//${authority}`) : undefined;
}

/** The client's end of a connection in this process, whose other end answers. */
function serve({ answer }: Http2Interception, url: URL): Duplex {
  const [connection, otherEnd] = duplexPair();
  const server = http2.createServer(async (incoming, outgoing) => {
    try {
      const request = await readRequest(incoming, url);
      write(outgoing, await answer(request, new URL(incoming.url, url)));
    } catch (error) {
      connection.destroy(error as Error);
    }
  });
  server.emit('connection', otherEnd);
  return connection;
}

async function readRequest(incoming: Http2ServerRequest, { host }: URL): Promise<HttpRequest> {
  const { method } = incoming;
  const [path = '', query = ''] = incoming.url.split(/\?(.*)/s);
  const headers = Object.entries(incoming.headers).filter(([name]) => !name.startsWith(':'));
  const body = Buffer.concat(await incoming.toArray());
  return { method, path, query, headers: { host, ...Object.fromEntries(headers) }, body };
}

/** Headers about a connection are none of HTTP/2 (RFC 9113, section 8.2.2). */
const ofConnection = /^(connection|proxy-connection|keep-alive|transfer-encoding|upgrade)$/i;

function write(outgoing: Http2ServerResponse, { status, headers, body }: HttpResponse): void {
  const kept = Object.entries(headers).filter(([name]) => !ofConnection.test(name));
  outgoing.writeHead(status, Object.fromEntries(kept));
  outgoing.end(body);
}
