import { describe, expect, test } from '@jest/globals';
import { connectionReset, mockApi } from '../jest.ts';
import { rotate } from './rotate.ts';
import { gcoreSystem } from './systems/gcore.ts';
import { sapSystem } from './systems/sap.ts';
import { credential, noWaiting } from './testing.ts';

describe('several systems', () => {
  const { registry } = credential;
  const pull_secrets = [{ name: 'web', registry, login: 'robot', password: 'old' }];
  const gcore = mockApi('gcore', { seedData: { pull_secrets } });
  mockApi('sap', { seedData: { secrets: [] } });
  const systems = [
    sapSystem({
      apiUrl: 'https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com',
      tokenUrl: 'https://acme.authentication.eu10.hana.ondemand.com',
      clientId: 'sb-acme',
      clientSecret: 'the-secret-of-acme',
      secret: 'registry',
    }),
    gcoreSystem({ token: '1234$abcdef', project: 1, region: 1, ...noWaiting() }),
  ];

  test('one that fails does not stop the others, and both are reported', async () => {
    const lines: string[] = [];
    expect(await rotate(credential, systems, { log: (line) => lines.push(line) })).toEqual([
      { system: 'sap', rotated: [], failure: 'there is no secret registry' },
      { system: 'gcore', rotated: ['web'] },
    ]);
    expect(lines.sort()).toEqual([
      'gcore: web has the new credential of registry.example.com',
      'sap: there is no secret registry',
    ]);
  });

  test('one that does not answer is reported without what was sent to it', async () => {
    gcore.always('PullSecretHandler.patch', connectionReset());
    const outcomes = await rotate(credential, systems);
    expect(outcomes[1]).toEqual({
      system: 'gcore',
      rotated: [],
      failure: expect.stringMatching(/^no answer \(\w+\)$/),
    });
  });
});
