import type { BuiltinName } from '../spec/builtin.ts';
import { type MockApiOptions, MockedApi } from './mock-api.ts';

/** What Jest, and Vitest with `globals`, have for every test file. */
interface Hooks {
  beforeEach?(run: () => Promise<void>): void;
  afterEach?(run: () => Promise<void>): void;
  afterAll?(run: () => Promise<void>): void;
}

/**
 * Mocks an API for the tests of the file, or of the `describe`, that this is called in: each has a mock of its own, and
 * fails at its end if a call of it broke the document. Throws where there are no hooks to do so.
 */
export function mockApi(name: BuiltinName, options?: MockApiOptions): MockedApi {
  const { beforeEach, afterEach, afterAll } = globalThis as Hooks;
  if (!beforeEach || !afterEach || !afterAll)
    throw new Error('there is no beforeEach: call mockApi in a test file, or take the one of bona-fide/nock');
  const api = new MockedApi(name, options);
  beforeEach(() => api.start());
  afterEach(() => api.verify());
  afterAll(() => api.stop());
  return api;
}
