import { expect, test } from '@jest/globals';
import { serveMock } from '../../../scripts/testing/serve-mock.ts';
import { spawnProcess } from '../../../scripts/testing/spawn-cli.ts';
import { builtinMock } from '../index.ts';
import { sapClientLine } from './index.ts';

const program = new URL('./client.run.ts', import.meta.url).pathname;

test('SAP’s own client works with what is pasted: it fetches a token, then creates, lists, reads, patches, deletes', async () => {
  const { mock, address } = await serveMock('tcp', builtinMock('sap'));
  const line = `${sapClientLine(address)}\nexec "$0" "$1"`;
  const client = spawnProcess('sh', ['-c', line, process.execPath, program], {});
  const [, text = ''] = await client.line(/^answers (.*)$/m);
  expect(JSON.parse(text)).toEqual({
    create: { message: 'secret has been created' },
    list: { count: 2, resources: [{ name: 'real-client' }] },
    get: { name: 'real-client' },
    again: {
      message: 'Request failed with status code 409.',
      data: {
        error: {
          code: '99990409',
          message: 'docker registry secret real-client already exists',
          requestId: expect.any(String),
          target: '/v2/admin/dockerRegistrySecrets',
        },
      },
    },
    patch: { id: 'real-client', message: 'Secret has been modified' },
    delete: { id: 'real-client', message: 'Docker Registry Secret has been deleted' },
    gone: expect.objectContaining({ message: 'Request failed with status code 404.' }),
  });

  const calls = (await mock.journal.read()).entries;
  const called = calls.map(({ operationId }) =>
    operationId?.replace(/^kubesubmit\.v4\.docker_registry_/, ''),
  );
  expect(called).toEqual([
    'oauth.token',
    ...['create', 'query', 'get', 'create', 'patch', 'delete', 'get'].map((what) => `secrets.${what}`),
  ]);
  expect(JSON.stringify(calls)).not.toMatch(/s3cret|rotated|first|eyJ/);
}, 30_000);
