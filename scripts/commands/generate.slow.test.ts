import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { temporaryDirectory } from '../testing/clean-up.ts';
import { spawnCli, spawnProcess } from '../testing/spawn-cli.ts';

// The files of all built-in APIs, which take a while to make.

const root = join(import.meta.dirname, '../..');

test('the committed files in generated/ are up to date', async () => {
  const spawned = spawnCli(['generate', '--check']);
  expect({ code: await spawned.exit, out: spawned.stdout(), err: spawned.stderr() }).toEqual({
    code: 0,
    out: 'all files are up to date\n',
    err: '',
  });
});

describe('the document of a user', () => {
  test('is not needed: those of the built-in APIs are written without one', async () => {
    const folder = temporaryDirectory();
    const bonafide = join(root, 'scripts/bonafide.js');
    const spawned = spawnProcess(process.execPath, [bonafide, 'generate'], {}, folder);
    expect(await spawned.exit).toBe(0);
    expect(readFileSync(join(folder, 'generated/docker.ts'), 'utf8')).toBe(
      readFileSync(join(root, 'generated/docker.ts'), 'utf8'),
    );
  });
});
