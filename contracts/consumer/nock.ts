// For any runner: whoever has hooks of their own calls start, verify and stop in them.
import { type MockApiOptions, MockedApi } from './mock-api.ts';
import type { OperationsNamed } from './operations.ts';
import { type ValidateTrafficOptions, WatchedTraffic } from './watched-traffic.ts';

export * from './faults.ts';
export { BrokenContract, type MockApiOptions, type MockedApi } from './mock-api.ts';
export type { ValidateTrafficOptions, WatchedTraffic } from './watched-traffic.ts';

/**
 * Prepares the mock of a built-in API, or of an OpenAPI document by its file. It answers from `start()` on, and nothing
 * goes out to the network until `stop()`.
 */
export function mockApi<Name extends string>(
  name: Name,
  options?: MockApiOptions,
): MockedApi<OperationsNamed<Name>> {
  return new MockedApi(name, options);
}

/** Prepares watching the calls to a server, and holding them against a document, from `start()` until `stop()`. */
export function validateTraffic(
  document: string | Readonly<Record<string, unknown>>,
  options?: ValidateTrafficOptions,
): WatchedTraffic {
  return new WatchedTraffic(document, options);
}
