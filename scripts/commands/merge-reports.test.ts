import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { builtinMock } from '../../mock/apis/index.ts';
import { temporaryDirectory } from '../testing/clean-up.ts';
import { type CliResult, runCli } from '../testing/run-cli.ts';
import { serveMock } from '../testing/serve-mock.ts';
import { serveThings, thingsFile } from '../testing/serve-things.ts';
import { writeFiles } from '../testing/write-files.ts';

// The reports of shards, merged, are those of one run.

interface Ran extends CliResult {
  report: string;
}

let folder = '';
beforeEach(() => {
  folder = temporaryDirectory();
});

/** Runs all cases, or a shard of them, and writes a JSON report. */
async function verify(api: string, address: string, ...options: string[]): Promise<Ran> {
  const report = join(folder, `${options.join('-').replaceAll('/', '-of-')}.json`);
  const usual = ['--target', address, '--disposable', '--seed', '7', '--cases', '2'];
  const result = await runCli('verify', api, ...usual, ...options, '--report', `json=${report}`);
  return { ...result, report };
}

const bugs = ['an update cuts a member', 'a list lacks its last item', 'a creation takes any name'];

/** A run without what differs anyway: times, ids and how many calls it took to prepare. */
function comparable({ out }: Pick<CliResult, 'out'>): string[] {
  return out
    .split('\n')
    .filter(
      (line) => !/^(?! +#)|^rerun: |requests, /.test(line) || /^(✓|✗|–|covered|not covered) /.test(line),
    )
    .map((line) =>
      line
        .replaceAll(/"[^"]*"/g, '"…"')
        .replace(/; got .*|(?<= has no )\d+/g, '')
        .replace(/ \(\d+ times.*?\)/, ''),
    );
}

describe.each([2, 3])('%d shards of a server with bugs', (count) => {
  test('have the same failures, cases and coverage as one run', async () => {
    const document = thingsFile();
    const whole = await verify(document, await serveThings(...bugs));
    const reports: string[] = [];
    for (let number = 1; number <= count; number += 1) {
      const { report, out } = await verify(
        document,
        await serveThings(...bugs),
        '--shard',
        `${number}/${count}`,
      );
      expect(out).toContain(`, shard ${number}/${count}, run 7s${number}, seed 7`);
      reports.push(report);
    }
    const paths = { junit: join(folder, 'merged.xml'), ctrf: join(folder, 'merged.ctrf') };
    const kinds = Object.entries(paths).flatMap(([kind, path]) => ['--report', `${kind}=${path}`]);
    const merged = await runCli('merge-reports', ...reports, ...kinds);
    expect({ code: merged.code, err: merged.err }).toEqual({ code: whole.code, err: '' });
    expect(comparable(merged)).toEqual(comparable(whole));
    expect(comparable(whole).filter((line) => /^ +#/.test(line))).toHaveLength(bugs.length);
    // What is made of the report of a whole run is the same, case by case.
    const again = { junit: join(folder, 'whole.xml'), ctrf: join(folder, 'whole.ctrf') };
    const others = Object.entries(again).flatMap(([kind, path]) => ['--report', `${kind}=${path}`]);
    await runCli('merge-reports', whole.report, ...others);
    expect(statuses(paths.ctrf)).toEqual(statuses(again.ctrf));
    expect(tests(paths.junit)).toEqual(tests(again.junit));
  });
});

function statuses(path: string): string[] {
  const { tests } = JSON.parse(readFileSync(path, 'utf8')).results;
  return tests.map(({ name, status }: { name: string; status: string }) => `${name}: ${status}`);
}

function tests(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(/<testcase name="([^"]*)"/g)].map(([, name = '']) => name);
}

test('two shards of a built-in API cover what one run does', async () => {
  const { address } = await serveMock('tcp', builtinMock('docker'));
  const parts = [
    await verify('docker', address, '--shard', '1/2'),
    await verify('docker', address, '--shard', '2/2'),
  ];
  expect(parts.map(({ code }) => code)).toEqual([0, 0]);
  const whole = await verify('docker', address);
  const merged = await runCli('merge-reports', ...parts.map(({ report }) => report));
  expect(merged.code).toBe(0);
  expect(comparable(merged)).toEqual(comparable(whole));
  const enough = ['--min-coverage', '80'];
  expect((await runCli('merge-reports', ...parts.map(({ report }) => report), ...enough)).code).toBe(0);
});

test('what one shard finds fixed and the other sees is not fixed', async () => {
  const document = thingsFile();
  const baseline = join(folder, 'baseline.yaml');
  const added = ['--update-baseline', '--owner', 'Ada', '--reason', 'T-1'];
  await verify(document, await serveThings(...bugs), '--baseline', baseline, ...added);
  const reports: string[] = [];
  for (const shard of ['1/2', '2/2']) {
    const served = await serveThings(...bugs);
    reports.push((await verify(document, served, '--shard', shard, '--baseline', baseline)).report);
  }
  const { code, out } = await runCli('merge-reports', ...reports);
  expect(code).toBe(0);
  expect(out).toMatch(/^~ known putThing/m);
  expect(out).not.toContain('fixed');
});

describe('wrong usage', () => {
  test('a shard that is missing, or there twice', async () => {
    const document = thingsFile();
    const { report } = await verify(document, await serveThings(), '--shard', '1/2', '--only', 'unknown-id');
    const missing = await runCli('merge-reports', report);
    expect(missing).toMatchObject({
      code: 2,
      err: expect.stringContaining('the report of shard 2/2 is missing'),
    });
    const twice = await runCli('merge-reports', report, report);
    expect(twice.code).toBe(2);
  });

  test('what is no report', async () => {
    const file = writeFiles({ 'a.json': { results: [] } });
    const { code, err } = await runCli('merge-reports', file);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('no report that verify') });
  });

  test.each(['0/2', '3/2', '2', 'a/b'])('--shard %s', async (shard) => {
    const { code, err } = await runCli(
      'verify',
      thingsFile(),
      '--target',
      'http://127.0.0.1:1',
      '--shard',
      shard,
    );
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringContaining(`--shard ${shard}: expected one of`),
    });
  });
});
