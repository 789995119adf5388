// For any runner: whoever has hooks of their own calls start, verify and stop in them.
import type { BuiltinName } from '../spec/builtin.ts';
import { type MockApiOptions, MockedApi } from './mock-api.ts';

export { BrokenContract, type MockApiOptions, type MockedApi } from './mock-api.ts';

/** Prepares the mock of an API. It answers from `start()` on, and nothing goes out to the network until `stop()`. */
export function mockApi(name: BuiltinName, options?: MockApiOptions): MockedApi {
  return new MockedApi(name, options);
}
