import type { Overview, ShownCall, ShownState } from '../../console-types.ts';

/** The time of the mock. */
export interface ClockState {
  time: string;
  frozen: boolean;
}

/** The mock's control API. Each call rejects with an Error that says what its user can do. */
export interface ControlApi {
  overview(): Promise<Overview>;
  state(): Promise<ShownState>;
  reset(): Promise<void>;
  setProviderState(name: string, on: boolean): Promise<void>;
  clock(): Promise<ClockState>;
  /** Members as `PUT /__bonafide/clock` takes them. */
  moveClock(change: object): Promise<void>;
  /** Calls `show` with the calls so far and with each to come, until the signal or the mock ends it. */
  follow(show: (call: ShownCall) => void, signal: AbortSignal): Promise<void>;
}

/** Makes calls with a token. */
export function controlApi(token: string): ControlApi {
  const send = async (
    method: string,
    path: string,
    body?: object,
    signal?: AbortSignal,
  ): Promise<Response> => {
    const response = await fetch(`../${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
      credentials: 'omit',
    }).catch(() => undefined);
    if (!response) throw new Error('The mock does not answer: start it, and reload this page.');
    if (response.ok) return response;
    const { detail } = Object(await response.json().catch(() => undefined));
    throw new Error(typeof detail === 'string' ? detail : `The mock answered ${response.status}.`);
  };
  const read = async (path: string) => (await send('GET', path)).json();
  return {
    overview: () => read('overview'),
    state: () => read('state'),
    clock: () => read('clock'),
    async reset() {
      await send('POST', 'reset');
    },
    async setProviderState(name, on) {
      await send(on ? 'PUT' : 'DELETE', `states/${encodeURIComponent(name)}`);
    },
    async moveClock(change) {
      await send('PUT', 'clock', change);
    },
    async follow(show, signal) {
      const { body } = await send('GET', 'calls', undefined, signal);
      if (body) await readEvents(body, show);
    },
  };
}

// An EventSource sends no token.
async function readEvents(body: ReadableStream<Uint8Array>, show: (call: ShownCall) => void): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const events = (rest + value).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) show(JSON.parse(event.slice('data: '.length)));
  }
}
