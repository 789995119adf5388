import { builtinMaker, type MockMaker } from '../../mock/apis/index.ts';
import type { ApiOptions } from '../../mock/core/api.ts';
import { builtinNames, isBuiltin } from '../spec/builtin.ts';

/** Prepares a mock by a built-in API's name. */
export async function makerOf(name: string, options: Partial<ApiOptions>): Promise<MockMaker> {
  if (isBuiltin(name)) return builtinMaker(name, options);
  throw new TypeError(`there is no API ${name}; there is ${builtinNames.join(', ')}`);
}
