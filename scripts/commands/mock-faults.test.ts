import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { temporaryDirectory } from '../testing/clean-up.ts';
import { runCli } from '../testing/run-cli.ts';
import { clientOf } from '../testing/serve-mock.ts';
import { spawnMock } from '../testing/spawn-cli.ts';

function profile(text: string): string {
  const file = join(temporaryDirectory(), 'faults.yaml');
  writeFileSync(file, text);
  return file;
}

test('a profile lets calls fail, in every run the same', async () => {
  const file = profile('- operationId: SecretList\n  probability: 0.5\n  answer: { status: 503 }\n');
  const statuses = async () => {
    const { address } = await spawnMock(['--port', '0', '--seed', '7', '--faults', file]);
    const send = clientOf(address);
    const found: number[] = [];
    for (let i = 0; i < 20; i += 1) found.push((await send('GET', '/secrets')).status);
    return found;
  };
  const first = await statuses();
  expect(new Set(first)).toEqual(new Set([200, 503]));
  expect(await statuses()).toEqual(first);
});

test.each([
  ['- times: many\n  malformed: true\n', '/0/times must be integer'],
  [
    '- malformed: true\n- operationId: SecretLst\n  malformed: true\n',
    '/1 docker has no operation SecretLst',
  ],
  ['- operationId: SecretList\n  answer: { status: 418 }\n', '/0 #/paths/~1secrets/get/responses has no 418'],
  ['[', 'unexpected end of the stream'],
])('%j is refused with its place', async (text, message) => {
  const file = profile(text);
  const { code, err } = await runCli('mock', 'docker', '--faults', file);
  expect([code, err]).toEqual([2, expect.stringContaining(`${file}: `)]);
  expect(err).toContain(message);
});

test('a profile is for one API', async () => {
  const { code, err } = await runCli('mock', '--faults', profile('[]'));
  expect([code, err]).toEqual([2, expect.stringContaining('--faults can be used with one API only')]);
});
