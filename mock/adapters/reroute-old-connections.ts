import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { connect, isIP, Socket } from 'node:net';
import { connect as connectByTls, type TLSSocket } from 'node:tls';

/** What undici publishes right before it writes a request (docs/api/DiagnosticsChannel.md, `undici:client:sendHeaders`). */
interface SentRequest {
  request: { origin?: string | URL };
  socket: Socket | TLSSocket;
}

const channel = 'undici:client:sendHeaders';

/**
 * Leads what fetch and undici write to a connection from before the interception through a new one, which is
 * intercepted. Connections of node:http are closed by the interceptor itself. Gives a function that ends it.
 */
export function rerouteOldConnections(): () => void {
  const { fresh, restore } = noteConnections();
  const rerouted = new Set<Socket>();
  const onSend = (message: unknown) => {
    const { request, socket } = message as SentRequest;
    // A session of HTTP/2 has begun on the old connection: `interceptHttp2` ends it, and undici connects anew.
    if (fresh.has(socket) || rerouted.has(socket) || isHttp2(socket)) return;
    rerouted.add(socket);
    socket.once('close', () => rerouted.delete(socket));
    reroute(socket, new URL(String(request.origin)));
  };
  subscribe(channel, onSend);
  return () => {
    unsubscribe(channel, onSend);
    for (const socket of rerouted) socket.destroy();
    restore();
  };
}

/** Notes each socket that connects from now on. */
function noteConnections(): { fresh: WeakSet<Socket>; restore(): void } {
  const fresh = new WeakSet<Socket>();
  const { connect: connectAsBefore } = Socket.prototype;
  Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
    fresh.add(this);
    return Reflect.apply(connectAsBefore, this, args);
  };
  return {
    fresh,
    restore() {
      Socket.prototype.connect = connectAsBefore;
    },
  };
}

function isHttp2(socket: Socket | TLSSocket): boolean {
  return 'alpnProtocol' in socket && socket.alpnProtocol === 'h2';
}

function reroute(old: Socket, { protocol, hostname, port }: URL): void {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const options = { host, port: Number(port || (protocol === 'https:' ? 443 : 80)) };
  const servername = isIP(host) ? '' : host;
  const fresh = protocol === 'https:' ? connectByTls({ ...options, servername }) : connect(options);
  // Own members hide those that reach the old connection's handle.
  Object.assign(old, {
    _write: (chunk: Buffer, encoding: BufferEncoding, done: () => void) => fresh.write(chunk, encoding, done),
    _writev: undefined,
  });
  fresh.on('data', (chunk) => old.push(chunk));
  fresh.on('end', () => old.push(null));
  fresh.on('error', (error) => old.destroy(error));
  old.on('close', () => fresh.destroy());
}
