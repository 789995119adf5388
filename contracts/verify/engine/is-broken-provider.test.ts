import { expect, test } from '@jest/globals';
import { builtinMock } from '../../../mock/apis/index.ts';
import type { Handle } from '../../../scripts/mutations/mutant.ts';
import { builtinContract } from '../../apis/index.ts';
import { builtinNames } from '../../openapi/load-builtin.ts';
import { mockTarget } from '../targets/mock.ts';
import { failuresOf } from '../verify.ts';

test.each([...builtinNames])(
  '%s: a run begins where the first answer is broken, and says so',
  async (name) => {
    const { handle } = builtinMock(name);
    let first: string | undefined;
    const broken: Handle = async (request) => {
      const response = await handle(request);
      // The end of the path: what precedes it can depend on the answer.
      const end = request.path.slice(request.path.lastIndexOf('/'));
      first ??= end;
      return end === first && response.status < 300 ? { ...response, status: 500 } : response;
    };
    const failures = await failuresOf(builtinContract(name), mockTarget({ handle: broken }), {
      run: 'broken',
      only: ['valid/'],
    });
    expect(failures.some(({ record }) => record.response.status === 500)).toBe(true);
  },
);
