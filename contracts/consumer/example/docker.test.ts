import { describe, expect, test } from '@jest/globals';
import { lostAnswer, mockApi, otherWriter } from '../jest.ts';
import { dockerConfigOf } from './credential.ts';
import { type DockerOptions, dockerSystem } from './systems/docker.ts';
import { credential, noWaiting, pact, rotatedIn, rotateIn } from './testing.ts';

const baseUrl = 'http://localhost/v1.44';
const label = { 'rotate.registry': credential.registry };
const secret = (Name: string, Labels: Record<string, string> = label) => ({ Name, Labels, Data: 'b2xk' });

describe('Docker', () => {
  const docker = mockApi('docker', {
    seedData: { secrets: [secret('registry-4'), secret('other', {})] },
    pact,
  });
  const system = (options: Partial<DockerOptions> = {}) =>
    dockerSystem({ baseUrl, prefix: 'registry', switchTo: async () => {}, ...options });
  const names = async () => {
    const secrets = (await (await fetch(`${baseUrl}/secrets`)).json()) as { Spec: { Name: string } }[];
    return secrets.map(({ Spec }) => Spec.Name).sort();
  };

  test('a new secret replaces the old one, since data never changes', async () => {
    const rotated = await rotatedIn(system());
    expect(rotated).toEqual(['registry-5']);
    expect(docker).toHaveReceivedInOrder('SecretCreate', 'SecretUpdate', 'SecretDelete');
    expect(await names()).toEqual(['other', 'registry-5']);
  });

  test('the data is a Docker configuration in base64', async () => {
    await rotatedIn(system());
    const Data = Buffer.from(dockerConfigOf(credential)).toString('base64');
    expect(docker).toHaveReceived('SecretCreate', { body: { Name: 'registry-5', Labels: label, Data } });
  });

  test('the services switch while both secrets exist', async () => {
    const seen: string[][] = [];
    const switchTo = async (_id: string, name: string) => {
      seen.push([name, ...(await names())]);
    };
    await rotatedIn(system({ switchTo }));
    expect(seen).toEqual([['registry-5', 'other', 'registry-4', 'registry-5']]);
  });

  test('the old secret stays where the services do not switch', async () => {
    const switchTo = () => Promise.reject(new Error(`cannot use ${credential.password}`));
    const { rotated, failure } = await rotateIn(system({ switchTo }));
    expect([rotated, failure]).toEqual([[], 'no answer (Error)']);
    expect(await names()).toEqual(['other', 'registry-4', 'registry-5']);
  });

  test('a taken name is skipped', async () => {
    await docker.seedData({ secrets: [secret('registry-4'), secret('registry-5', {})] });
    expect(await rotatedIn(system())).toEqual(['registry-6']);
    await docker.seedData({ secrets: [1, 2, 3, 4].map((number) => secret(`registry-${number}`, {})) });
    expect((await rotateIn(system())).failure).toBe('3 names from registry-1 on are taken');
  });

  test('an update names its version, and is retried after a conflict', async () => {
    docker.once(
      'SecretUpdate',
      otherWriter({ body: { Name: 'registry-4', Labels: { ...label, team: 'web' } } }),
    );
    await rotatedIn(system());
    expect(docker).toHaveReceived('SecretUpdate', { body: { Labels: { team: 'web' } }, times: 1 });
    expect(docker).toHaveReceived('SecretUpdate', { times: 2 });
    expect(await names()).toEqual(['other', 'registry-5']);
  });

  test('a removal whose answer is lost is retried', async () => {
    docker.once('SecretDelete', lostAnswer());
    const { waits, wait } = noWaiting();
    await rotatedIn(system({ wait }));
    expect(docker).toHaveReceived('SecretDelete', { times: 2 });
    expect(waits).toHaveLength(1);
  });

  test('a creation whose answer is lost is not retried', async () => {
    docker.once('SecretCreate', lostAnswer());
    const { failure } = await rotateIn(system(noWaiting()));
    expect(failure).toMatch(/^no answer/);
    expect(docker).toHaveReceived('SecretCreate', { times: 1 });
  });

  test('a node outside a swarm is asked three times', async () => {
    await docker.given('outside-a-swarm');
    const { waits, wait } = noWaiting();
    expect((await rotateIn(system({ wait }))).failure).toBe('the list of secrets was refused with 503');
    expect(waits).toEqual([200, 400]);
  });
});
