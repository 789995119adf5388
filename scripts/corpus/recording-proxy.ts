import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HttpRequest, HttpResponse } from '../../contracts/http/message.ts';
import { httpTarget } from '../../contracts/verify/targets/http.ts';

/** One call, as it went over the wire. */
export interface Exchange {
  request: HttpRequest;
  response: HttpResponse;
}

/** A server that forwards every call and records it. */
export interface RecordingProxy {
  address: string;
  exchanges: readonly Exchange[];
  close(): Promise<void>;
}

/** Opens a proxy in front of the server at an address. */
export async function openProxy(address: string): Promise<RecordingProxy> {
  const behind = httpTarget(address);
  const exchanges: Exchange[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const request = await read(incoming);
    const response = await behind.send(request);
    exchanges.push({ request, response });
    const { 'transfer-encoding': _, ...headers } = response.headers;
    outgoing.writeHead(response.status, headers).end(response.body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    async close() {
      await behind.close();
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

async function read(incoming: IncomingMessage): Promise<HttpRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const [path = '', query = ''] = (incoming.url ?? '').split(/\?(.*)/s);
  const { host: _, ...headers } = incoming.headers;
  return { method: incoming.method ?? '', path, query, headers, body: Buffer.concat(chunks) };
}
