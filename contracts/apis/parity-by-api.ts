// How the vendors' servers are compared with our mocks, by the names that people type.

import type { BuiltinName } from '../openapi/load-builtin.ts';
import type { Parity } from '../parity/parity-types.ts';

// Loaded when called for: random values take their time to load.
const loaders: Partial<Record<BuiltinName, () => Promise<Parity>>> = {
  docker: async () => (await import('./docker/parity/index.ts')).parity,
};

/** The built-in APIs that can be compared. */
export const comparable = Object.keys(loaders) as BuiltinName[];

/** How a built-in API is compared; `undefined` where that is not known. */
export function parityOf(name: BuiltinName): Promise<Parity> | undefined {
  return loaders[name]?.();
}
