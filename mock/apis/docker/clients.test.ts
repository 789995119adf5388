import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import Dockerode from 'dockerode';
import { temporaryDirectory } from '../../../scripts/testing/clean-up.ts';
import { type Transport, transports } from '../../../scripts/testing/serve-mock.ts';
import { spawnMock } from '../../../scripts/testing/spawn-cli.ts';

// The engine's own clients, against the command line as people start it.

const base64 = (text: string) => Buffer.from(text).toString('base64');

async function startMock(door: Transport): Promise<{ address: string; dockerHost: string }> {
  const args = door === 'tcp' ? ['--port', '0'] : ['--socket', join(temporaryDirectory(), 'docker.sock')];
  const { address, line } = await spawnMock(args);
  const [, dockerHost = ''] = await line(/ export DOCKER_HOST=(\S+)$/m);
  return { address, dockerHost };
}

describe.each(transports)('dockerode over %s', (door) => {
  const open = async () => {
    const { address } = await startMock(door);
    if (door === 'unix') return new Dockerode({ socketPath: address.slice('unix:'.length) });
    const { hostname, port } = new URL(address);
    return new Dockerode({ protocol: 'http', host: hostname, port: Number(port) });
  };
  const spec = (Name: string, Labels: Record<string, string> = {}) => ({
    Name,
    Labels,
    Data: base64('data'),
  });
  const namesOf = (secrets: Awaited<ReturnType<Dockerode['listSecrets']>>) =>
    secrets.map(({ Spec }) => Spec?.Name);
  const refusal = (statusCode: number, message: string) =>
    expect.objectContaining({ statusCode, json: { message } });

  test('creates secrets, lists them by filters, and finds one by ID, name and prefix', async () => {
    const docker = await open();
    const { id } = await docker.createSecret(spec('app-dev.crt', { env: 'dev' }));
    await docker.createSecret(spec('app-prod.crt', { env: 'prod' }));
    expect(namesOf(await docker.listSecrets())).toEqual(['app-dev.crt', 'app-prod.crt']);
    expect(namesOf(await docker.listSecrets({ filters: { name: ['app-p'] } }))).toEqual(['app-prod.crt']);
    expect(namesOf(await docker.listSecrets({ filters: { label: ['env=dev'] } }))).toEqual(['app-dev.crt']);
    expect(await docker.listSecrets({ filters: { id: ['none'] } })).toEqual([]);
    for (const reference of [id, 'app-dev.crt', 'APP-DEV.CRT', id.slice(0, 12)]) {
      expect(await docker.getSecret(reference).inspect()).toMatchObject({
        ID: id,
        Spec: { Labels: { env: 'dev' } },
      });
    }
  });

  test('reads the engine’s version, its host and the swarm’s nodes', async () => {
    const docker = await open();
    expect(await docker.version()).toMatchObject({ ApiVersion: '1.44', Platform: { Name: '' } });
    const { Swarm } = await docker.info();
    expect(Swarm).toMatchObject({ LocalNodeState: 'active', ControlAvailable: true, Nodes: 1 });
    const nodes = await docker.listNodes({ filters: '{"role":["manager"]}' });
    expect(nodes.map(({ ID }) => ID)).toEqual([Swarm.NodeID]);
    expect(await docker.listNodes({ filters: '{"role":["worker"]}' })).toEqual([]);
  });

  test('updates labels by the version that it read, and is refused by an older one', async () => {
    const docker = await open();
    const secret = docker.getSecret((await docker.createSecret(spec('app-key.crt'))).id);
    const { Version } = (await secret.inspect()) as { Version: { Index: number } };
    const update = { Name: 'app-key.crt', Labels: { env: 'prod' }, version: Version.Index };
    await secret.update(update);
    expect(await secret.inspect()).toMatchObject({ Spec: { Labels: { env: 'prod' } } });
    await expect(secret.update(update)).rejects.toEqual(
      refusal(500, 'rpc error: code = Unknown desc = update out of sequence'),
    );
  });

  test('is refused a name that is taken, and removes a secret once', async () => {
    const docker = await open();
    await docker.createSecret(spec('app-key.crt'));
    await expect(docker.createSecret(spec('app-key.crt'))).rejects.toEqual(
      refusal(409, 'rpc error: code = AlreadyExists desc = secret app-key.crt already exists'),
    );
    await docker.getSecret('app-key.crt').remove();
    const missing = refusal(404, 'secret app-key.crt not found');
    await expect(docker.getSecret('app-key.crt').remove()).rejects.toEqual(missing);
    await expect(docker.getSecret('app-key.crt').inspect()).rejects.toEqual(missing);
  });
});

const program = spawnSync('docker', ['--version']);

if (program.status !== 0) {
  test.skip('the docker program works with the mock (there is no docker program here)', () => {});
} else {
  describe.each(transports)('the docker program over %s', (door) => {
    const open = async () => {
      const { dockerHost } = await startMock(door);
      const directory = temporaryDirectory();
      const env = {
        PATH: process.env.PATH,
        HOME: directory,
        DOCKER_CONFIG: directory,
        DOCKER_HOST: dockerHost,
      };
      return async (...args: string[]) => {
        const running = promisify(execFile)('docker', args, { env });
        running.child.stdin?.end('data');
        return (await running).stdout.trim();
      };
    };

    test('creates, lists, filters, inspects and removes secrets', async () => {
      const docker = await open();
      const id = await docker('secret', 'create', '--label', 'env=dev', 'app-dev.crt', '-');
      expect(id).toMatch(/^[a-z0-9]{25}$/);
      await docker('secret', 'create', '--label', 'env=prod', 'app-prod.crt', '-');
      expect(await docker('secret', 'ls', '--format', '{{.Name}} {{.Labels}}')).toBe(
        'app-dev.crt env=dev\napp-prod.crt env=prod',
      );
      expect(await docker('secret', 'ls')).toMatch(/^ID +NAME +DRIVER +CREATED +UPDATED\n/);
      expect(await docker('secret', 'ls', '-q', '--filter', 'label=env=dev')).toBe(id);
      expect(await docker('secret', 'ls', '-q', '--filter', 'name=app-d')).toBe(id);
      for (const reference of ['app-dev.crt', id, id.slice(0, 10)]) {
        const [secret] = JSON.parse(await docker('secret', 'inspect', reference));
        expect(secret).toMatchObject({ ID: id, Spec: { Name: 'app-dev.crt', Labels: { env: 'dev' } } });
      }
      expect(await docker('secret', 'inspect', '--pretty', 'app-dev.crt')).toContain(' - env=dev');
      expect(await docker('secret', 'rm', 'app-dev.crt')).toBe('app-dev.crt');
      expect(await docker('secret', 'ls', '--format', '{{.Name}}')).toBe('app-prod.crt');
    });

    test('shows the version, the engine and the nodes of its swarm', async () => {
      const docker = await open();
      const versions = '{{.Server.APIVersion}} {{range .Server.Components}}{{.Name}} {{end}}';
      expect(await docker('version', '--format', versions)).toBe('1.44 Engine containerd runc docker-init');
      expect(await docker('version')).toMatch(/\n Engine:\n +Version: +20\.10\.24\n/);
      expect(await docker('info')).toMatch(/\n +Swarm: active\n.*\n +Is Manager: true\n.*\n +Nodes: 1\n/s);
      const node = await docker(
        'node',
        'ls',
        '--format',
        '{{.Hostname}} {{.Status}} {{.ManagerStatus}} {{.Self}}',
      );
      expect(node).toBe('manager-1 Ready Leader true');
      expect(await docker('node', 'ls', '-q', '--filter', 'role=worker')).toBe('');
    });

    test('says what an engine would have it say', async () => {
      const docker = await open();
      await docker('secret', 'create', 'app-key.crt', '-');
      await expect(docker('secret', 'create', 'app-key.crt', '-')).rejects.toThrow(
        'Error response from daemon: rpc error: code = AlreadyExists desc = secret app-key.crt already exists',
      );
      await expect(docker('secret', 'rm', 'missing')).rejects.toThrow(
        'Error response from daemon: secret missing not found',
      );
      await expect(docker('secret', 'ls', '--filter', 'bogus=1')).rejects.toThrow(
        "Error response from daemon: Invalid filter 'bogus'",
      );
      await expect(docker('secret', 'create', 'bad name', '-')).rejects.toThrow(
        'desc = invalid name, only 64 [a-zA-Z0-9-_.]',
      );
    });
  });
}
