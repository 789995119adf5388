import { matchers } from './matchers.ts';
import { type MockApiOptions, MockedApi } from './mock-api.ts';
import type { OperationsNamed } from './operations.ts';
import { type ValidateTrafficOptions, WatchedTraffic } from './watched-traffic.ts';

export * from './faults.ts';
export { BrokenContract, type MockApiOptions, type MockedApi } from './mock-api.ts';
export type { ValidateTrafficOptions } from './watched-traffic.ts';

/** What Jest has for every test file, and Vitest with its option `globals`. */
interface Runner {
  beforeAll?(run: () => Promise<void>): void;
  beforeEach?(run: () => Promise<void>): void;
  afterEach?(run: () => Promise<void>): void;
  afterAll?(run: () => Promise<void>): void;
  expect?: { extend(matchers: object): void };
}

/**
 * Mocks a built-in API, or that of an OpenAPI document by its file, for the tests of the file, or of the `describe`, that
 * this is called in: each has a mock of its own, and fails at its end if a call of it broke the document. Throws where
 * there are no hooks to do so.
 */
export function mockApi<Name extends string>(
  name: Name,
  options?: MockApiOptions,
): MockedApi<OperationsNamed<Name>> {
  const { beforeEach, afterEach, afterAll, expect } = globalThis as Runner;
  if (!beforeEach || !afterEach || !afterAll || !expect)
    throw new Error('there is no beforeEach: call mockApi in a test file, or take the one of bona-fide/nock');
  expect.extend(matchers);
  const api = new MockedApi<OperationsNamed<Name>>(name, options);
  beforeEach(() => api.start());
  afterEach(() => api.verify());
  afterAll(() => api.stop());
  return api;
}

/**
 * Watches every call that the tests of the file, or of the `describe`, make to a server, and holds request and answer
 * against a document: a built-in API's name, a file, or an object. A test fails at its end for what breaks the document.
 * Throws where there are no hooks to do so.
 */
export function validateTraffic(
  document: string | Readonly<Record<string, unknown>>,
  options?: ValidateTrafficOptions,
): void {
  const { beforeAll, afterEach, afterAll } = globalThis as Runner;
  if (!beforeAll || !afterEach || !afterAll)
    throw new Error(
      'there is no beforeAll: call validateTraffic in a test file, or take the one of bona-fide/nock',
    );
  const traffic = new WatchedTraffic(document, options);
  beforeAll(() => traffic.start());
  afterEach(() => traffic.verify());
  afterAll(() => traffic.stop());
}
