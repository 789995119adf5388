import '../../mock/core/require-node.ts';
import { ConcurrentTest } from './concurrent-test-error.ts';
import { changeSuite } from './jest-circus.ts';
import { matchers } from './matchers.ts';
import { type MockApiOptions, MockedApi } from './mock-api.ts';
import type { OperationsNamed } from './operation-types.ts';
import { type Hook, registerHooks } from './test-hooks.ts';
import { type ValidateTrafficOptions, WatchedTraffic } from './watched-traffic.ts';

export * from './faults.ts';
// With it come the types of the matchers, which it adds to those of Jest.
export type { SatisfyMatchers } from './matchers.ts';
export { BrokenContract, type MockApiOptions, type MockedApi } from './mock-api.ts';
export type { ValidateTrafficOptions } from './watched-traffic.ts';

/** The globals of Jest, and of Vitest with its option `globals`. */
interface Runner {
  beforeAll?: Hook;
  beforeEach?: Hook;
  afterEach?: Hook;
  afterAll?: Hook;
  expect?: { extend(matchers: object): void };
}

/** Of Jest: where modules are CommonJS it is in their scope, else in their `import.meta`. */
declare const jest: JestObject | undefined;

interface JestObject {
  isEnvironmentTornDown?(): boolean;
}

/**
 * Mocks a built-in API, or the API of an OpenAPI document's file, from now on and for the tests of the current file or
 * `describe`: each test has a mock of its own, and fails at its end if one of its calls was invalid. A concurrent test fails
 * with a ConcurrentTest. Throws where there are no global hooks.
 */
export function mockApi<Name extends string>(
  name: Name,
  options?: MockApiOptions,
): MockedApi<OperationsNamed<Name>> {
  const { beforeEach, afterEach, afterAll, expect } = globalThis as Runner;
  if (!beforeEach || !afterEach || !afterAll || !expect)
    throw new Error('no global beforeEach: call mockApi in a test file, or import it from bona-fide/nock');
  expect.extend(matchers);
  const api = new MockedApi<OperationsNamed<Name>>(name, options, isTornDown);
  const stop = () => api.stop();
  beforeEach(() => api.start());
  afterEach(() => api.verify());
  afterAll(stop);
  changeSuite({
    last: stop,
    onConcurrent: () => {
      throw new ConcurrentTest(name);
    },
  });
  return api;
}

function isTornDown(): boolean {
  const here =
    (import.meta as { jest?: JestObject }).jest ?? (typeof jest === 'undefined' ? undefined : jest);
  return here?.isEnvironmentTornDown?.() ?? false;
}

/**
 * Validates every call that the tests of the current file or `describe` make to a server, requests and responses, by a
 * document: a built-in API's name, a file, or an object. A test with an invalid call fails at its end. Throws where there
 * are no global hooks.
 */
export function validateTraffic(
  document: string | Readonly<Record<string, unknown>>,
  options?: ValidateTrafficOptions,
): void {
  const { beforeAll, afterEach, afterAll } = globalThis as Runner;
  if (!beforeAll || !afterEach || !afterAll)
    throw new Error(
      'no global beforeAll: call validateTraffic in a test file, or import it from bona-fide/nock',
    );
  registerHooks(new WatchedTraffic(document, options), { before: beforeAll, afterEach, afterAll });
}
