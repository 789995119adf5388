// The mocks of the built-in APIs, by name.
import type { BuiltinName } from '../../contracts/openapi/load-builtin.ts';
import type { Api, ApiOptions } from '../core/api.ts';
import { createMock, type Mock, type MockOptions } from '../mock.ts';
import { dockerApi, dockerClientLine } from './docker/index.ts';
import { ecpApi, ecpClientLine } from './ecp/index.ts';
import { gcoreApi, gcoreClientLine } from './gcore/index.ts';
import { huaweiApi, huaweiClientLine } from './huawei/index.ts';
import { sapApi, sapClientLine } from './sap/index.ts';

// biome-ignore lint/suspicious/noExplicitAny: only an API's own handlers look into its state.
type AnyApi = Api<any>;

interface Builtin {
  api(options: ApiOptions): AnyApi;
  /** The command line to paste that points the vendor's own client at a mock; without it, a call by curl will do. */
  clientLine?(address: string): string;
  /** The folder of the pages that the vendor's portal has for the API, below the package. */
  portal?: string;
}

/** Makes mocks of one API, which share its loaded document and no state. */
export type MockMaker = (options?: MockOptions) => Mock;

// `npm run new-api` adds a line here.
const builtins: Record<BuiltinName, Builtin> = {
  docker: {
    api: ({ variables }) => dockerApi(variables.DOCKER_API_VERSION || undefined),
    clientLine: dockerClientLine,
  },
  gcore: { api: gcoreApi, clientLine: gcoreClientLine },
  huawei: { api: huaweiApi, clientLine: huaweiClientLine },
  sap: { api: sapApi, clientLine: sapClientLine },
  ecp: { api: ecpApi, clientLine: ecpClientLine, portal: 'mock/apis/ecp/portal' },
};

/** Loads a built-in API. */
export function builtinApi(name: BuiltinName, options: ApiOptions): AnyApi {
  return builtins[name].api(options);
}

/** Makes the mock of a built-in API. Without variables it accepts any well-formed credentials. */
export function builtinMock(name: BuiltinName, options: MockOptions & Partial<ApiOptions> = {}): Mock {
  return builtinMaker(name, options)(options);
}

/** Loads a built-in API once, to make several mocks of it. */
export function builtinMaker(
  name: BuiltinName,
  { auth = 'strict', variables = {} }: Partial<ApiOptions> = {},
): MockMaker {
  const api = builtinApi(name, { auth, variables });
  return (options) => createMock(api, options);
}

/** The command line to paste that points the vendor's own client at a mock at an address, where the vendor has a client. */
export function clientLine(name: BuiltinName, address: string): string | undefined {
  return builtins[name].clientLine?.(address);
}

/** The folder of the pages that the vendor's portal has for a built-in API, below the package; `undefined` for most. */
export function portalFolder(name: BuiltinName): string | undefined {
  return builtins[name].portal;
}
