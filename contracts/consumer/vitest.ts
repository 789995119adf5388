import '../../mock/core/require-node.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { ConcurrentTest } from './concurrent-test-error.ts';
import { matchers, type SatisfyMatchers } from './matchers.ts';
import { type MockApiOptions, MockedApi } from './mock-api.ts';
import type { OperationsNamed } from './operation-types.ts';
import type { ReceiveMatchers } from './receive-types.ts';
import { registerHooks } from './test-hooks.ts';
import { type ValidateTrafficOptions, WatchedTraffic } from './watched-traffic.ts';

export * from './faults.ts';
export { openApi } from './matchers.ts';
export { BrokenContract, type MockApiOptions, type MockedApi } from './mock-api.ts';
export type { ValidateTrafficOptions } from './watched-traffic.ts';

declare module 'vitest' {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown>
    extends ReceiveMatchers<R, T>,
      SatisfyMatchers<R> {}
}

expect.extend(matchers as Parameters<typeof expect.extend>[0]);

/** As `mockApi` of `bona-fide/jest`, for Vitest without its option `globals`. */
export function mockApi<Name extends string>(
  name: Name,
  options?: MockApiOptions,
): MockedApi<OperationsNamed<Name>> {
  const { testPath } = expect.getState();
  // Without isolation, one process runs several files.
  const isAbandoned = () => testPath !== undefined && expect.getState().testPath !== testPath;
  const api = new MockedApi<OperationsNamed<Name>>(name, options, isAbandoned);
  // What beforeAll returns runs after every afterAll.
  beforeAll(() => () => api.stop());
  beforeEach(({ task }) => {
    if (task.concurrent) throw new ConcurrentTest(name);
    return api.start();
  });
  afterEach(() => api.verify());
  return api;
}

/** As `validateTraffic` of `bona-fide/jest`, for Vitest without its option `globals`. */
export function validateTraffic(
  document: string | Readonly<Record<string, unknown>>,
  options?: ValidateTrafficOptions,
): void {
  registerHooks(new WatchedTraffic(document, options), { before: beforeAll, afterEach, afterAll });
}
