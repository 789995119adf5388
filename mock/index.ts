// What a program of its own takes from the package: the mocks, and how to serve them.
export { builtinNames } from '../contracts/spec/builtin.ts';
export { openSpec } from '../contracts/spec/open.ts';
export { toListener } from './adapters/listener.ts';
export { serve } from './adapters/serve.ts';
export { builtinMock } from './apis/index.ts';
export { type Fault, FaultError } from './core/fault.ts';
export { createMock, type Mock, type MockOptions } from './mock.ts';
export { documentApi } from './resources/index.ts';
