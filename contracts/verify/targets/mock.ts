import type { Mock } from '../../../mock/mock.ts';
import type { Target } from '../engine/target.ts';

/** A mock in this process: no port, no socket. */
export function mockTarget(mock: Pick<Mock, 'handle'>): Target {
  return {
    name: 'the mock in this process',
    isOurs: true,
    isDisposable: true,
    curl: 'http://localhost',
    send: (request) => mock.handle(request),
    close: async () => {},
  };
}
