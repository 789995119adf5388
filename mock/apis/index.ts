// The vendors' mocks, by the names that people type.
import type { BuiltinName } from '../../contracts/openapi/load-builtin.ts';
import type { Api, ApiOptions } from '../core/api.ts';
import { createMock, type Mock, type MockOptions } from '../mock.ts';
import { dockerApi, dockerClientLine } from './docker/index.ts';
import { ecpApi, ecpClientLine } from './ecp/index.ts';
import { gcoreApi, gcoreClientLine } from './gcore/index.ts';
import { huaweiApi, huaweiClientLine } from './huawei/index.ts';
import { sapApi, sapClientLine } from './sap/index.ts';

interface Builtin {
  prepare(api: ApiOptions): MockMaker;
  /** The line to paste that points the vendor's own client at a mock. */
  clientLine(address: string): string;
}

/** Makes mocks of one API. They share what was read of its document, and no state. */
export type MockMaker = (options?: MockOptions) => Mock;

const builtins: Record<BuiltinName, Builtin> = {
  docker: {
    prepare: ({ variables }) => makerOf(dockerApi(variables.DOCKER_API_VERSION || undefined)),
    clientLine: dockerClientLine,
  },
  gcore: { prepare: (api) => makerOf(gcoreApi(api)), clientLine: gcoreClientLine },
  huawei: { prepare: (api) => makerOf(huaweiApi(api)), clientLine: huaweiClientLine },
  sap: { prepare: (api) => makerOf(sapApi(api)), clientLine: sapClientLine },
  ecp: { prepare: (api) => makerOf(ecpApi(api)), clientLine: ecpClientLine },
};

/** Makes a built-in API's mock. Without variables it takes any well-formed credential. */
export function builtinMock(name: BuiltinName, options: MockOptions & Partial<ApiOptions> = {}): Mock {
  return builtinMaker(name, options)(options);
}

/** Prepares a built-in API, for those who want one mock of it after the other. */
export function builtinMaker(
  name: BuiltinName,
  { auth = 'strict', variables = {} }: Partial<ApiOptions> = {},
): MockMaker {
  return builtins[name].prepare({ auth, variables });
}

function makerOf<State>(api: Api<State>): MockMaker {
  return (options) => createMock(api, options);
}

/** The line to paste that points the vendor's own client at a mock at an address. */
export function clientLine(name: BuiltinName, address: string): string {
  return builtins[name].clientLine(address);
}
