import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { whyEngineIsSkipped } from '../testing/skip-engine-tests.ts';
import { stopEngine } from './engine.ts';

const reason = whyEngineIsSkipped();

if (reason !== undefined) {
  test.skip(`the directory of an engine is removed (${reason})`, () => {});
} else {
  test('the directory of a stopped engine is removed, though the engine left mounts behind', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'bonafide-engine-'));
    const ended = spawnSync('true').pid;
    writeFileSync(join(directory, 'pid'), String(ended));
    for (const name of ['data', 'data/inner']) {
      const point = join(directory, name);
      mkdirSync(point);
      expect(spawnSync('mount', ['-t', 'tmpfs', 'none', point]).status).toBe(0);
    }
    await stopEngine(directory);
    expect(existsSync(directory)).toBe(false);
  });
}
