import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { builtinMock } from '../../mock/apis/index.ts';
import type { Mock } from '../../mock/mock.ts';
import { temporaryDirectory } from '../testing/clean-up.ts';
import { runCli } from '../testing/run-cli.ts';
import { serveMock } from '../testing/serve-mock.ts';

// Slow, since a target that is gone is waited for.

test('a run whose target is gone ends as incomplete, in each report, and names what removes its leftovers', async () => {
  const mock = builtinMock('docker');
  let creates = 0;
  const handle: Mock['handle'] = (request) => {
    creates += request.path.endsWith('/create') ? 1 : 0;
    return creates > 5 ? Promise.reject(new Error('gone')) : mock.handle(request);
  };
  const { address } = await serveMock('tcp', { ...mock, handle });
  const directory = temporaryDirectory();
  const reports = ['junit', 'ctrf'].flatMap((kind) => ['--report', `${kind}=${join(directory, kind)}`]);
  const options = ['--target', address, '--seed', '46655', ...reports];
  const { code, out, err } = await runCli('verify', 'docker', ...options);
  expect({ code, err }).toEqual({
    code: 1,
    err: `Cleanup incomplete. Remove leftovers with: bonafide verify docker --target ${address} --clean-up zzz\n`,
  });
  expect(out).toMatch(/^✗ SecretCreate · request-answered · high$/m);
  expect(out).toMatch(/^incomplete: the target is not there any more \(/m);
  const junit = readFileSync(join(directory, 'junit'), 'utf8');
  expect(junit).toMatch(/<testsuites .* failures="1" errors="1"/);
  expect(junit).toMatch(/<error message="incomplete: the target is not there any more/);
  const { results } = JSON.parse(readFileSync(join(directory, 'ctrf'), 'utf8'));
  expect(results.summary).toMatchObject({ failed: 1, other: 1 });
});
