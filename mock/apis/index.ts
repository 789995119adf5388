// The vendors' mocks, by the names that people type.
import type { BuiltinName } from '../../contracts/spec/builtin.ts';
import type { ApiOptions } from '../core/api.ts';
import { createMock, type Mock, type MockOptions } from '../mock.ts';
import { dockerApi, dockerClientLine } from './docker/index.ts';
import { ecpApi, ecpClientLine } from './ecp/index.ts';
import { gcoreApi, gcoreClientLine } from './gcore/index.ts';
import { huaweiApi, huaweiClientLine } from './huawei/index.ts';
import { sapApi, sapClientLine } from './sap/index.ts';

interface Builtin {
  create(options: MockOptions, api: ApiOptions): Mock;
  /** The line to paste that points the vendor's own client at a mock. */
  clientLine(address: string): string;
}

const builtins: Record<BuiltinName, Builtin> = {
  docker: { create: (options) => createMock(dockerApi(), options), clientLine: dockerClientLine },
  gcore: { create: (options, api) => createMock(gcoreApi(api), options), clientLine: gcoreClientLine },
  huawei: { create: (options, api) => createMock(huaweiApi(api), options), clientLine: huaweiClientLine },
  sap: { create: (options, api) => createMock(sapApi(api), options), clientLine: sapClientLine },
  ecp: { create: (options, api) => createMock(ecpApi(api), options), clientLine: ecpClientLine },
};

/** Makes a built-in API's mock. Without variables it takes any well-formed credential. */
export function builtinMock(name: BuiltinName, options: MockOptions & Partial<ApiOptions> = {}): Mock {
  const { auth = 'strict', variables = {}, ...others } = options;
  return builtins[name].create(others, { auth, variables });
}

/** The line to paste that points the vendor's own client at a mock at an address. */
export function clientLine(name: BuiltinName, address: string): string {
  return builtins[name].clientLine(address);
}
