// What mockApi costs a consumer's Jest file: "node scripts/bench/mock-api-cost.ts" prints it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const directory = mkdtempSync(join(tmpdir(), 'bonafide-kit-'));

const config = {
  rootDir: directory,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': join(root, 'scripts/jest-transform.js') },
};

/** Writes a test file that has so many tests, with a mock or without, each of which does nothing. */
function write(name: string, tests: number, withMock: boolean): void {
  const mock = withMock
    ? `import { mockApi } from '${join(root, 'contracts/consumer/jest.ts')}';\nmockApi('gcore');\n`
    : '';
  const body = `for (let i = 0; i < ${tests}; i += 1) test('test ' + i, () => { expect(i).toBe(i); });\n`;
  writeFileSync(join(directory, `${name}.test.ts`), mock + body);
}

/** How long Jest takes over one of the files, in milliseconds. */
function run(name: string): number {
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const jest = [join(root, 'node_modules/jest/bin/jest.js'), '--config', JSON.stringify(config), name];
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [...flags, ...jest, '--runInBand'], {
    encoding: 'utf8',
    cwd: directory,
  });
  if (status !== 0) throw new Error(stderr);
  return performance.now() - started;
}

function median(numbers: number[]): number {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

const cases = { bare1: [1, false], mock1: [1, true], bare200: [200, false], mock200: [200, true] } as const;

try {
  for (const [name, [tests, withMock]] of Object.entries(cases)) write(name, tests, withMock);
  const names = Object.keys(cases);
  // The first round only fills Jest's cache.
  const [, ...rounds] = Array.from({ length: 6 }, () => names.map(run));
  const of = (name: keyof typeof cases) => median(rounds.map((round) => round[names.indexOf(name)] ?? 0));
  const start = of('mock1') - of('bare1');
  const all = of('mock200') - of('bare200');
  process.stdout.write(
    [
      `200 tests with mockApi: ${of('mock200').toFixed(0)} ms, without: ${of('bare200').toFixed(0)} ms, more: ${all.toFixed(0)} ms (goal: < 1500 ms)`,
      `of that the start: ${start.toFixed(0)} ms; set-up and tear-down of a test: ${((all - start) / 199).toFixed(2)} ms (goal: < 5 ms)`,
      '',
    ].join('\n'),
  );
} finally {
  rmSync(directory, { recursive: true, force: true });
}
