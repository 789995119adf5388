import { expect, test } from '@jest/globals';
import { builtinMock } from '../../../mock/apis/index.ts';
import type { Handle } from '../../../scripts/mutations/mutant.ts';
import { builtinContract } from '../../apis/index.ts';
import { type BuiltinName, builtinNames } from '../../openapi/load-builtin.ts';
import { mockTarget } from '../targets/mock.ts';
import { failuresOf } from '../verify.ts';

// What a run calls first, and so what could keep it from beginning.
const first: Record<BuiltinName, (path: string) => boolean> = {
  docker: (path) => path.endsWith('/_ping'),
  gcore: (path) => path.endsWith('/secrets/1/1'),
  huawei: (path) => path.endsWith('/secrets'),
  sap: (path) => path === '/oauth/token',
  ecp: (path) => path.endsWith('/imagepullsecrets'),
};

test.each([...builtinNames])(
  '%s: a run begins where the first answer is broken, and says so',
  async (name) => {
    const { handle } = builtinMock(name);
    const broken: Handle = async (request) => {
      const response = await handle(request);
      return first[name](request.path) && response.status < 300 ? { ...response, status: 500 } : response;
    };
    const failures = await failuresOf(builtinContract(name), mockTarget({ handle: broken }), {
      run: 'broken',
      cases: 0,
    });
    expect(failures.some(({ record }) => record.response.status === 500)).toBe(true);
  },
);
