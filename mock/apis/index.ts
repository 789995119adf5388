// The mocks of the built-in APIs, by name.
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
  /** The command line to paste that points the vendor's own client at a mock. */
  clientLine(address: string): string;
}

/** Makes mocks of one API, which share its loaded document and no state. */
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

/** Makes the mock of a built-in API. Without variables it accepts any well-formed credentials. */
export function builtinMock(name: BuiltinName, options: MockOptions & Partial<ApiOptions> = {}): Mock {
  return builtinMaker(name, options)(options);
}

/** Loads a built-in API once, to make several mocks of it. */
export function builtinMaker(
  name: BuiltinName,
  { auth = 'strict', variables = {} }: Partial<ApiOptions> = {},
): MockMaker {
  return builtins[name].prepare({ auth, variables });
}

function makerOf<State>(api: Api<State>): MockMaker {
  return (options) => createMock(api, options);
}

/** The command line to paste that points the vendor's own client at a mock at an address. */
export function clientLine(name: BuiltinName, address: string): string {
  return builtins[name].clientLine(address);
}
