import { matchers } from './matchers.ts';
import { type MockApiOptions, MockedApi } from './mock-api.ts';
import type { OperationsNamed } from './operations.ts';

export * from './faults.ts';
export { BrokenContract, type MockApiOptions, type MockedApi } from './mock-api.ts';

/** What Jest has for every test file, and Vitest with its option `globals`. */
interface Runner {
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
