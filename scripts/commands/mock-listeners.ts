import { type CallFeed, createCallFeed } from '../../mock/control/call-feed.ts';
import type { CreatedMock } from './create-mock.ts';
import type { MockLog } from './mock-log.ts';

/** Whoever hears of the calls of a mock: its log, if there is one, and the console while it is open. */
export interface MockListeners extends MockLog {
  /** What the console follows. */
  calls: CallFeed;
}

export function mockListeners(log: MockLog | undefined): MockListeners {
  let served: CreatedMock | undefined;
  const calls = createCallFeed(async (call) => {
    const { reasonsOf } = await import('./mock-log.ts');
    return served ? reasonsOf(call, served) : [];
  });
  return {
    calls,
    onCall(call) {
      log?.onCall(call);
      calls.onCall(call);
    },
    follow(created) {
      served = created;
      log?.follow(created);
    },
  };
}
