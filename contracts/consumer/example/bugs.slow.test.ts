import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { bugs } from './bugs.ts';

// The example's tests run once for each bug, with the bug planted while they load.
const here = import.meta.dirname;
const jest = join(here, '../../../node_modules/jest/bin/jest.js');

let failures: Record<string, string[]>;

beforeAll(() => {
  const report = join(tmpdir(), `bonafide-bugs-${process.pid}.json`);
  const config = {
    rootDir: here,
    reporters: [[join(here, 'planting/reporter.js'), { file: report }]],
    projects: bugs.map(({ id, tests, file, find, plant }) => ({
      displayName: id,
      rootDir: here,
      testEnvironment: 'node',
      extensionsToTreatAsEsm: ['.ts'],
      testMatch: [join(here, tests)],
      transform: { '\\.ts$': [join(here, 'planting/transform.js'), { file, find, plant }] },
    })),
  };
  const configFile = `${report}.config.json`;
  writeFileSync(configFile, JSON.stringify(config));
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const { stderr } = spawnSync(process.execPath, [...flags, jest, '--config', configFile], {
    encoding: 'utf8',
  });
  try {
    failures = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    throw new Error(`the run with planted bugs did not report: ${stderr}`);
  }
}, 600_000);

test.each(bugs)('$id fails the tests, and they say why', ({ id, message }) => {
  expect(failures[id]?.join('\n')).toMatch(message);
});
