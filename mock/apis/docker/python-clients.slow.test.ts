import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { engineAddress, startEngine, stopEngine } from '../../../scripts/docker-engine/engine.ts';
import { temporaryDirectory } from '../../../scripts/testing/clean-up.ts';
import { type Transport, transports } from '../../../scripts/testing/serve-mock.ts';
import { whyEngineIsSkipped } from '../../../scripts/testing/skip-engine-tests.ts';
import { spawnMock } from '../../../scripts/testing/spawn-cli.ts';

// The engine's clients in Python: Ansible's module and PyPI's docker. Only where there is a Python that has them.
const python = process.env.BONAFIDE_PYTHON;
const minutes = 60_000;

async function mockHost(door: Transport): Promise<string> {
  const args = door === 'tcp' ? ['--port', '0'] : ['--socket', join(temporaryDirectory(), 'docker.sock')];
  const [, host = ''] = await (await spawnMock(args)).line(/ export DOCKER_HOST=(\S+)$/m);
  return host;
}

async function run(args: string[], host: string): Promise<string> {
  const HOME = temporaryDirectory();
  const env = { PATH: process.env.PATH, LANG: 'C.UTF-8', HOME, DOCKER_HOST: host, ANSIBLE_NOCOLOR: '1' };
  const { stdout } = await promisify(execFile)(python ?? '', args, { env });
  return stdout;
}

const fixture = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));

function describeClients(hostOf: () => Promise<string>): void {
  test(
    'Ansible creates, keeps, changes and removes a secret',
    async () => {
      const host = await hostOf();
      const variables = JSON.stringify({ docker_host: host, ansible_python_interpreter: python });
      const inventory = ['-i', 'localhost,', '--connection', 'local', '--extra-vars', variables];
      const output = await run(
        ['-m', 'ansible', 'playbook', ...inventory, fixture('secret-playbook.yml')],
        host,
      );
      const outcomes = [...output.matchAll(/^(ok|changed): \[localhost\]/gm)].map(([, outcome]) => outcome);
      expect(outcomes).toEqual(['changed', 'ok', 'changed', 'changed', 'changed', 'ok']);
    },
    5 * minutes,
  );

  test(
    'PyPI docker agrees on the version by itself, and keeps a secret',
    async () => {
      const found = JSON.parse(await run([fixture('use-secret.py')], await hostOf()));
      const [speaks, manager] = [true, true];
      expect(found).toEqual({
        speaks,
        manager,
        found: ['bonafide-python'],
        labels: { env: 'dev' },
        left: [],
      });
    },
    5 * minutes,
  );
}

if (python === undefined) {
  const how = 'set BONAFIDE_PYTHON to a Python that has the packages ansible and docker';
  test.skip(`Ansible and PyPI docker work with the mock (${how})`, () => {});
} else {
  describe.each(transports)('with the mock over %s', (door) => describeClients(() => mockHost(door)));

  const reason = whyEngineIsSkipped();
  if (reason !== undefined) {
    test.skip(`Ansible and PyPI docker work with a real engine (${reason})`, () => {});
  } else {
    describe('with a real engine', () => {
      const directory = mkdtempSync(join(tmpdir(), 'bonafide-engine-'));
      beforeAll(() => startEngine(directory), 5 * minutes);
      afterAll(() => stopEngine(directory), 5 * minutes);
      describeClients(async () => engineAddress(directory).replace(':', '://'));
    });
  }
}
