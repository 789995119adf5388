import { once } from 'node:events';
import { chmodSync, rmSync, statSync } from 'node:fs';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { ControlOptions } from '../control/control-options.ts';
import type { Mock } from '../mock.ts';
import { type ListenerOptions, toListener } from './listener.ts';

/** Where a mock listens: a port of an address, or a unix socket. */
export type Listen = { host: string; port: number } | { socket: string };

/** A mock that listens. */
export interface Served {
  /** How to reach it: `http://127.0.0.1:4010`, or `unix:/run/docker.sock`. */
  address: string;
  close(): Promise<void>;
}

/** A query can be long, as Docker's filters can: Go's net/http has the same limit. */
const maxHeaderSize = 2 ** 20;

/** How to serve a mock. */
export interface ServeOptions extends ListenerOptions, ControlOptions {
  /** What the control API's callers must send: `Authorization: Bearer <token>`. */
  token: string;
}

/** Serves a mock at the root of an origin, with its control API under `/__bonafide`. Rejects if it cannot listen there. */
export async function serve(
  mock: Mock,
  listen: Listen,
  { token, calls, portal, ...options }: ServeOptions,
): Promise<Served> {
  const answer = toListener(mock, options);
  const control = controlListener(mock, token, { calls, portal });
  // Many clients send no body with a GET: Node then need not prepare to read one.
  const inFlight = new Set<ServerResponse>();
  const server = createServer({ optimizeEmptyRequests: true, maxHeaderSize }, (incoming, outgoing) => {
    const isControl = /^\/__bonafide(?=[/?]|$)/.test(incoming.url ?? '');
    if (isControl) return control(incoming, outgoing);
    inFlight.add(outgoing);
    outgoing.once('close', () => inFlight.delete(outgoing));
    answer(incoming, outgoing);
  });
  if ('socket' in listen) {
    // As an absolute path: node takes a socket whose name is a number for a port of every address.
    const path = resolve(listen.socket);
    await removeStaleSocket(path);
    server.listen(path);
  } else {
    server.listen(listen.port, listen.host);
  }
  await once(server, 'listening');
  if ('socket' in listen) chmodSync(listen.socket, 0o600);
  return { address: addressOf(server), close: () => close(server, inFlight) };
}

// Express takes as long to load as the whole mock, and most mocks never need it.
function controlListener(mock: Mock, token: string, options: ControlOptions): RequestListener {
  let loaded: Promise<RequestListener> | undefined;
  return (incoming, outgoing) => {
    loaded ??= import('../control/control.ts').then(({ controlApp }) => controlApp(mock, token, options));
    loaded.then(
      (app) => app(incoming, outgoing),
      () => outgoing.destroy(),
    );
  };
}

function addressOf(server: Server): string {
  const address = server.address();
  if (typeof address === 'string') return `unix:${address}`;
  const { address: host, port, family } = address as AddressInfo;
  return `http://${family === 'IPv6' ? `[${host}]` : host}:${port}`;
}

// A mock that was killed leaves its socket behind. While another process answers there, listening fails.
async function removeStaleSocket(path: string): Promise<void> {
  if (!statSync(path, { throwIfNoEntry: false })?.isSocket()) return;
  const probe = connect(path);
  const [error] = await Promise.race([once(probe, 'connect').then(() => []), once(probe, 'error')]).catch(
    (cause) => [cause],
  );
  probe.destroy();
  if (error?.code === 'ECONNREFUSED') rmSync(path, { force: true });
}

/** Milliseconds that the calls in flight get to end. */
const patience = 2000;

// The control API's stream of calls has no end, and is not waited for.
async function close(server: Server, calls: ReadonlySet<ServerResponse>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const ended = Promise.all([...calls].map((call) => once(call, 'close')));
  const timeout = new AbortController();
  await Promise.race([ended, setTimeout(patience, undefined, { signal: timeout.signal }).catch(() => {})]);
  timeout.abort();
  server.closeAllConnections();
  await closed;
}
