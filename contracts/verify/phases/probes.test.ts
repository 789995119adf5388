import { describe, expect, test } from '@jest/globals';
import { builtinMock } from '../../../mock/apis/index.ts';
import { builtinContract } from '../../apis/index.ts';
import { mockTarget } from '../targets/mock.ts';
import { verifyContract } from '../verify.ts';
import { probes } from './probes.ts';

test('a concrete path has the methods of the templated path that it is an item of', () => {
  const titles = probes(builtinContract('huawei').fixtures).map(({ title }) => title);
  expect(titles).toContain('/v1/{project_id}/secrets/restore has no PATCH');
  expect(titles).toContain('/v1/{project_id}/csms/{secret_id}/tags/action has no GET, PUT, PATCH');
});

describe('a run that only reads', () => {
  test.each(['docker', 'huawei'] as const)('sends %s nothing but GET and HEAD', async (name) => {
    const { handle } = builtinMock(name);
    const methods = new Map<string, number>();
    const counting: typeof handle = (request) => {
      methods.set(request.method, (methods.get(request.method) ?? 0) + 1);
      return handle(request);
    };
    const options = { run: 'reading', readOnly: true, emit: () => {} };
    await verifyContract(builtinContract(name), mockTarget({ handle: counting }), options);
    expect([...methods.keys()].filter((method) => !['GET', 'HEAD'].includes(method))).toEqual([]);
    expect(methods.get('GET')).toBeGreaterThan(4);
  });
});
