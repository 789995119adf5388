import { expect, test } from '@jest/globals';
import { builtinMock } from '../../../mock/apis/index.ts';
import { mockTarget } from '../../verify/targets/mock.ts';
import { verifyContract } from '../../verify/verify.ts';
import { sapContract } from './index.ts';

test('a run leaves what was there, also by a name like its own, and nothing else, whoever fails', async () => {
  const text = '{}';
  const names = ['bonafide-guard-old', 'bonafide-other-run', 'mydockerregistry'];
  const secrets = names.map((name) => ({ name, data: { '.dockerconfigjson': text } }));
  const { handle } = builtinMock('sap', { seedData: { secrets } });
  // Whatever is created stays where only the cleanup deletes it: scenarios clean up by a 404.
  let isOver = false;
  const failing = mockTarget({
    handle: async (request) => {
      const isKept = request.method === 'DELETE' && !isOver;
      return handle(isKept ? { ...request, path: `${request.path}.none` } : request);
    },
  });
  await verifyContract(sapContract(), failing, {
    run: 'guard',
    only: ['sap/paging', 'sap/name-rule', 'sap/only-name-shown'],
    emit: (event) => {
      if (event.type === 'case-ended' && event.caseId === 'sap/only-name-shown') isOver = true;
    },
  });
  const headers = { authorization: 'Bearer any' };
  const path = '/v2/admin/dockerRegistrySecrets';
  const { body } = await handle({ method: 'GET', path, query: '', headers, body: Buffer.alloc(0) });
  expect(JSON.parse(body.toString()).resources.map(({ name }: { name: string }) => name)).toEqual(names);
});
