import { type HttpRequest, noBody } from '../../http/message.ts';
import type { ProviderState } from '../../traffic/files/traffic.ts';
import type { Target } from '../../verify/engine/target.ts';
import { callsState, dataState } from './recorded-call.ts';

/** Sets the provider states of a Pact. */
export interface ProviderStateSetter {
  /** Restores the initial state. */
  reset(): Promise<void>;
  /** Throws an Error where the provider has no such state. */
  enter(state: ProviderState): Promise<void>;
}

type Call = Pick<HttpRequest, 'method' | 'path' | 'query' | 'headers'> & { body: string };

/** Sets provider states of a Bonafide mock, by its control API. `authorize` adds credentials to calls of the API itself. */
export function createMockStateSetter(
  target: Target,
  token: string,
  authorize: (request: HttpRequest) => HttpRequest | Promise<HttpRequest>,
): ProviderStateSetter {
  const control = async (method: string, path: string, body = noBody) => {
    const headers = { authorization: `Bearer ${token}` };
    const { status, body: answer } = await target.send({
      method,
      path: `/__bonafide${path}`,
      query: '',
      headers,
      body,
    });
    if (status !== 204) throw new Error(`${method} /__bonafide${path} → ${status}: ${answer}`);
  };
  return {
    reset: () => control('POST', '/reset'),
    async enter({ name, params = {} }) {
      if (name === dataState) return control('POST', '/reset', Buffer.from(JSON.stringify(params)));
      if (name !== callsState) return control('PUT', `/states/${encodeURIComponent(name)}`);
      for (const call of params.calls as Call[]) {
        await target.send(await authorize({ ...call, body: Buffer.from(call.body) }));
      }
    },
  };
}
