import { expect, test } from '@jest/globals';
import type { Api } from '../core/api.ts';
import { createMock } from '../mock.ts';
import { dockerApi } from './docker/index.ts';
import { ecpApi } from './ecp/index.ts';
import { gcoreApi } from './gcore/index.ts';
import { huaweiApi } from './huawei/index.ts';
import { sapApi } from './sap/index.ts';

const options = { auth: 'strict', variables: {} } as const;

const apis = [
  dockerApi(),
  gcoreApi(options),
  huaweiApi(options),
  sapApi(options),
  ecpApi(options),
] as Api<unknown>[];

test.each(apis.map((api) => [api.spec.name, api] as const))(
  'the built-in seed of %s is valid',
  async (_, api) => {
    const { ready } = createMock(api, { seedData: api.seed.own });
    await expect(ready).resolves.toBeUndefined();
  },
);
