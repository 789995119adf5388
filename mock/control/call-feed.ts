import type { LoggedCall } from '../mock.ts';
import type { ShownCall } from './console-types.ts';

/** Passes on the calls of a mock as they are answered. It costs nothing while nobody listens. */
export interface CallFeed {
  onCall(call: LoggedCall): void;
  /** Calls the listener with each call from now on, in their order. Returns what ends that. */
  subscribe(listener: (call: ShownCall) => void): () => void;
}

/** Makes a feed; `explain` says why a call was rejected, without secret values. */
export function createCallFeed(explain: (call: LoggedCall) => Promise<readonly string[]>): CallFeed {
  const listeners = new Set<(call: ShownCall) => void>();
  let last = Promise.resolve();
  const pass = async (call: LoggedCall, time: string) => {
    const reasons = await explain(call).catch(() => []);
    for (const listener of listeners) listener({ ...call.entry, time, ms: call.ms, reasons });
  };
  return {
    onCall(call) {
      if (listeners.size === 0) return;
      const time = new Date().toISOString();
      last = last.then(() => pass(call, time));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
