import { join } from 'node:path';
import type { HttpRequest, HttpResponse } from '../../contracts/http/message.ts';
import { httpTarget } from '../../contracts/verify/targets/http.ts';
import { serve } from '../../mock/adapters/serve.ts';
import { builtinMock } from '../../mock/apis/index.ts';
import type { Mock } from '../../mock/mock.ts';
import { afterThisTest, temporaryDirectory } from './clean-up.ts';

/** How a client connects: a free TCP port, or a unix socket. */
export const transports = ['tcp', 'unix'] as const;
export type Transport = (typeof transports)[number];

export const token = 'the-token-of-this-test';

type RequestParts = Omit<Partial<HttpRequest>, 'method' | 'path' | 'body'> & { body?: string | Buffer };

/** A mock that listens until the current test ends. */
export interface ServedMock {
  mock: Mock;
  address: string;
  send(method: string, path: string, parts?: RequestParts): Promise<HttpResponse>;
}

/** Serves a mock until the current test ends. */
export async function serveMock(
  door: Transport = 'tcp',
  mock: Mock = builtinMock('docker'),
): Promise<ServedMock> {
  const listen =
    door === 'tcp'
      ? { host: '127.0.0.1', port: 0 }
      : { socket: join(temporaryDirectory(), "it's a mock.sock") };
  const { address, close } = await serve(mock, listen, { token });
  afterThisTest(close);
  return { mock, address, send: clientOf(address) };
}

/** Sends requests to an address until the current test ends. */
export function clientOf(address: string): ServedMock['send'] {
  const target = httpTarget(address);
  afterThisTest(() => target.close());
  return (method, path, { query = '', headers = {}, body = '' } = {}) =>
    target.send({ method, path, query, headers, body: Buffer.from(body) });
}

/** A valid body for creating a secret. */
export function secretBody(name: string, data = 'data', labels: Record<string, string> = {}): string {
  return JSON.stringify({ Name: name, Data: Buffer.from(data).toString('base64'), Labels: labels });
}
