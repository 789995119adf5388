// The vendors' mocks, by the names that people type.
import type { BuiltinName } from '../../contracts/spec/builtin.ts';
import { createMock, type Mock, type MockOptions } from '../mock.ts';
import { dockerApi } from './docker/index.ts';

/** Makes a built-in API's mock. */
export function builtinMock(name: BuiltinName, options: MockOptions = {}): Mock {
  const makers: Record<BuiltinName, () => Mock> = { docker: () => createMock(dockerApi(), options) };
  return makers[name]();
}
