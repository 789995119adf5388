// The package's main entry: the mocks, and how to serve them.
export { builtinNames } from '../contracts/openapi/load-builtin.ts';
export { loadDocument } from '../contracts/openapi/load-document.ts';
export { toListener } from './adapters/listener.ts';
export { serve } from './adapters/serve.ts';
export { builtinMock } from './apis/index.ts';
export { FaultError, type InjectedFault as Fault } from './core/fault.ts';
export { documentApi } from './inferred/index.ts';
export { createMock, type Mock, type MockOptions } from './mock.ts';
