import { expect, test } from '@jest/globals';
import { builtinNames } from '../../contracts/openapi/load-builtin.ts';
import { createMock } from '../mock.ts';
import { builtinApi } from './index.ts';

test.each(builtinNames)('the built-in seed of %s is valid', async (name) => {
  const api = builtinApi(name, { auth: 'strict', variables: {} });
  const { ready } = createMock(api, { seedData: api.seed.own });
  await expect(ready).resolves.toBeUndefined();
});
