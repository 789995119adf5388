import { expect, test } from '@jest/globals';
import { builtinMock } from '../../../mock/apis/index.ts';
import { serveMock } from '../../../scripts/testing/serve-mock.ts';
import { sampleProjectId } from '../../auth/huawei-signature.ts';
import { rotate } from './rotate.ts';
import { dockerSystem } from './systems/docker.ts';
import { ecpSystem } from './systems/ecp.ts';
import { gcoreSystem } from './systems/gcore.ts';
import { huaweiSystem } from './systems/huawei.ts';
import { sapSystem } from './systems/sap.ts';

test('the credential of a registry is replaced in all five mocks, over HTTP', async () => {
  const [docker, ecp, gcore, huawei, sap] = await Promise.all(
    (['docker', 'ecp', 'gcore', 'huawei', 'sap'] as const).map(async (name) => {
      return (await serveMock('tcp', builtinMock(name))).address;
    }),
  );
  const lines: string[] = [];
  const outcomes = await rotate(
    { registry: 'registry.luxembourg-2.cloud.gcore.dev', login: 'robot', password: 'n3w' },
    [
      dockerSystem({ baseUrl: `${docker}/v1.44`, prefix: 'registry', switchTo: async () => {} }),
      ecpSystem({ baseUrl: ecp ?? '', username: 'demo', apiKey: 'testkey123', secret: 'myregistrykey' }),
      gcoreSystem({ baseUrl: gcore ?? '', token: '1234$abcdef', project: 1, region: 1 }),
      huaweiSystem({
        baseUrl: huawei ?? '',
        token: 'x'.repeat(40),
        project: sampleProjectId,
        prefix: 'demo',
      }),
      sapSystem({
        apiUrl: sap ?? '',
        tokenUrl: sap ?? '',
        clientId: 'sb-client!b1|aicore!b1',
        clientSecret: 's3cret',
        secret: 'mydockerregistry',
      }),
    ],
    { log: (line) => lines.push(line) },
  );
  expect(outcomes).toEqual([
    { system: 'docker', rotated: ['registry-1'] },
    { system: 'ecp', rotated: ['demo/myregistrykey'] },
    { system: 'gcore', rotated: ['my-registry-secret'] },
    { system: 'huawei', rotated: ['demo'] },
    { system: 'sap', rotated: ['mydockerregistry'] },
  ]);
  expect(lines).toHaveLength(5);
});
