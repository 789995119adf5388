// For any test runner: call start, verify and stop in its hooks.
import '../../mock/core/require-node.ts';
import { type MockApiOptions, MockedApi } from './mock-api.ts';
import type { OperationsNamed } from './operation-types.ts';
import { type ValidateTrafficOptions, WatchedTraffic } from './watched-traffic.ts';

export * from './faults.ts';
export { BrokenContract, type MockApiOptions, type MockedApi } from './mock-api.ts';
export type { ValidateTrafficOptions, WatchedTraffic } from './watched-traffic.ts';

/**
 * Prepares the mock of a built-in API, or of an OpenAPI document's file. Between `start()` and `stop()` it answers, and no
 * other request reaches the network.
 */
export function mockApi<Name extends string>(
  name: Name,
  options?: MockApiOptions,
): MockedApi<OperationsNamed<Name>> {
  return new MockedApi(name, options);
}

/** Prepares the validation of calls to a server by a document, between `start()` and `stop()`. */
export function validateTraffic(
  document: string | Readonly<Record<string, unknown>>,
  options?: ValidateTrafficOptions,
): WatchedTraffic {
  return new WatchedTraffic(document, options);
}
