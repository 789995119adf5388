import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { dockerContract } from '../../contracts/apis/docker/index.ts';
import { jsonOf } from '../../contracts/http/lossless-json.ts';
import type { HttpRequest } from '../../contracts/http/message.ts';
import { noBody } from '../../contracts/http/message.ts';
import { plan } from '../../contracts/verify/plan.ts';
import { mockTarget } from '../../contracts/verify/targets/mock.ts';
import { verifyContract } from '../../contracts/verify/verify.ts';
import { builtinMock } from '../../mock/apis/index.ts';
import type { Mock } from '../../mock/mock.ts';
import { mutants } from '../mutations/apis/docker/index.ts';
import type { HandwrittenMutant } from '../mutations/mutant.ts';
import { casesThatKill } from '../mutations/run-mutant.ts';
import { temporaryDirectory } from '../testing/clean-up.ts';
import { runCli } from '../testing/run-cli.ts';
import { secretBody, serveMock, transports } from '../testing/serve-mock.ts';
import { spawnCli, spawnProcess } from '../testing/spawn-cli.ts';

const verify = (address: string, ...options: string[]) =>
  runCli('verify', 'docker', '--target', address, '--cases', '0', ...options);

// Only to paste what verify prints.
const hasCurl = spawnSync('curl', ['--version']).status === 0;
const pasting = hasCurl ? test : test.skip;
const whyNot = hasCurl ? '' : ' (there is no curl here)';

/** Secrets that are not the run's own, though some have similar names. */
const others = ['bonafide', 'bonafide-1-sample', 'pre-existing'];

async function mockWithOthers(): Promise<Mock> {
  const mock = builtinMock('docker');
  for (const name of others) await mock.handle(requestOf('POST', '/secrets/create', secretBody(name)));
  return mock;
}

/** Read from the mock itself, not through a mutant. */
async function secretsIn(mock: Mock): Promise<{ Spec: { Name: string } }[]> {
  return jsonOf(await mock.handle(requestOf('GET', '/secrets'))) as { Spec: { Name: string } }[];
}

const namesIn = async (mock: Mock) => (await secretsIn(mock)).map(({ Spec }) => Spec.Name).sort();

function requestOf(method: string, path: string, body = ''): HttpRequest {
  return { method, path, query: '', headers: {}, body: body === '' ? noBody : Buffer.from(body) };
}

/** The ids of the cases that a CTRF report has. */
function casesIn(report: string): string[] {
  const { results } = JSON.parse(readFileSync(report, 'utf8')) as { results: { tests: { name: string }[] } };
  return results.tests.map(({ name }) => name.replace(/: .*/, ''));
}

const mutated = (mock: Mock, { mutate }: HandwrittenMutant): Mock => ({
  ...mock,
  handle: mutate(mock.handle),
});

function mutantNamed(name: string): HandwrittenMutant {
  const found = mutants.find(({ id }) => id === name);
  if (!found) throw new Error(`no mutant ${name}`);
  return found;
}

describe('verify against the mock', () => {
  /** How many calls a run in this process makes. */
  let calls = 0;
  beforeAll(async () => {
    await verifyContract(dockerContract(), mockTarget(builtinMock('docker')), {
      run: 'in-process',
      cases: 0,
      seed: 1,
      emit: ({ type }) => {
        if (type === 'called') calls += 1;
      },
    });
  });

  test.each(transports)('over %s runs the same cases as in process, and ends with 0', async (door) => {
    const planned = plan(dockerContract());
    // Cases that must run alone come last.
    const executed = [...planned.filter(({ alone }) => !alone), ...planned.filter(({ alone }) => alone)];
    const cases = executed.map(({ id }) => id);
    const { address } = await serveMock(door);
    const report = join(temporaryDirectory(), 'ctrf.json');
    const { code, out, err } = await verify(
      address,
      '--disposable',
      '--seed',
      '1',
      '--report',
      `ctrf=${report}`,
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const [first, ...lines] = out.trim().split('\n');
    expect(first).toMatch(`docker on ${address}, API 1.44 of 1.44: ${cases.length} cases, run `);
    expect(lines.pop()).toMatch(
      `0 failures · ${cases.length} cases, ${calls.toLocaleString('en')} requests, `,
    );
    const phases = Map.groupBy(cases, (id) => id.split('/', 1)[0] ?? '');
    const width = Math.max(...[...phases.keys()].map((name) => name.length));
    expect(lines).toEqual([
      ...[...phases].map(([name, ids]) => `✓ ${name.padEnd(width)}  ${ids.length}`),
      expect.stringMatching(/^covered \d+ %: 10\/10 operations, /),
      expect.stringMatching(/^not covered: .* \(\+\d+\)$/),
    ]);
    expect(casesIn(report)).toEqual(cases);
  });

  test('--only runs the cases whose ids start with it', async () => {
    const { address } = await serveMock();
    const report = join(temporaryDirectory(), 'ctrf.json');
    const only = ['--only', 'docker/stale', '--only', 'unknown-id/SecretDelete'];
    const { code } = await verify(address, ...only, '--report', `ctrf=${report}`);
    expect(code).toBe(0);
    expect(casesIn(report)).toEqual(['unknown-id/SecretDelete', 'docker/stale-version']);
  });

  test('--min-coverage ends a run that covers less with 1, and lists what it did not cover', async () => {
    const { address } = await serveMock();
    const only = ['--only', 'docker/stale'];
    expect((await verify(address, ...only, '--min-coverage', '5')).code).toBe(0);
    const { code, out } = await verify(address, ...only, '--min-coverage', '90');
    expect(code).toBe(1);
    expect(out).toMatch(/^--min-coverage 90: \d+ % of the document is covered\. Not covered:$/m);
    expect(out).toMatch(/^ {4}operations · SystemPing {2}#\/paths\/~1_ping\/get$/m);
    expect((await verify(address, '--min-coverage', '101')).code).toBe(2);
  });

  test('removes its own secrets, and leaves all others unchanged', async () => {
    const mock = await mockWithOthers();
    const before = await secretsIn(mock);
    const { address } = await serveMock('tcp', mock);
    expect((await verify(address)).code).toBe(0);
    expect(await secretsIn(mock)).toEqual(before);
  });
});

// A provider that changes another secret than it is asked to breaks more than a run can clean up. What the stateful phase
// finds takes several lines to reproduce.
const killed = mutants.filter(
  ({ killedBy, id }) =>
    killedBy !== undefined && killedBy !== 'stateful' && !/^a deletion .* another secret$/.test(id),
);

describe('verify against a mutant ends with 1, reports the failure, and cleans up', () => {
  test.each(killed.map((mutant) => [mutant.killedBy, mutant.id, mutant] as const))(
    '%s: %s',
    async (check, _, mutant) => {
      const mock = await mockWithOthers();
      const { address } = await serveMock('tcp', mutated(mock, mutant));
      const only = casesThatKill(dockerContract(), mutant).flatMap((id) => ['--only', id]);
      const { code, out } = await verify(address, ...only);
      expect(code).toBe(1);
      const [found = ''] = out.split(/^(?=✗ )/m).filter((block) => block.includes(` · ${check} · `));
      const [operation, ...rows] = found.split('\n');
      expect(operation).toMatch(/^✗ (Node|Secret|System)[A-Za-z]+ · \S+ · (critical|high|medium)$/);
      expect(rows[0]).toMatch(/^ {4}expected {3}\S/);
      expect(rows[1]).toMatch(/^ {4}actual {5}\S/);
      expect(rows[2]).toMatch(/^ {4}spec {7}specs\/docker\.yaml:\d+:\d+ /);
      expect(rows[3]).toMatch(/^ {4}request {4}[A-Z]+ \/\S+ → \d+ · /);
      expect(rows[4]).toContain(`    reproduce  curl -i `);
      expect(rows[4]).toContain(`'${address}/v1.44/`);
      expect(out).toMatch(/^\d+ failures? · \d+ cases?, [\d,]+ requests?, \d+\.\d s\n$/m);
      // A mutant may delete secrets of others; the run leaves none of its own.
      expect(others).toEqual(expect.arrayContaining(await namesIn(mock)));
    },
  );

  pasting.each(transports)(
    `over %s prints a curl line that reproduces the status in a shell${whyNot}`,
    async (door) => {
      for (const name of ['PUT succeeds', 'a 404 is sent as HTML']) {
        const mutant = mutantNamed(name);
        const { address } = await serveMock(door, mutated(builtinMock('docker'), mutant));
        const { out } = await verify(address, '--only', 'undeclared-method', '--only', 'unknown-id');
        const lines = [...out.matchAll(/→ (\d+) .*\n {4}reproduce {2}(curl -i .*)$/gm)];
        expect(lines).not.toEqual([]);
        for (const [, status = '', curl = ''] of lines) {
          const shell = spawnProcess('sh', ['-c', `${curl} --silent --show-error --noproxy '*'`], {});
          expect({ curl, code: await shell.exit, err: shell.stderr() }).toEqual({ curl, code: 0, err: '' });
          expect(shell.stdout()).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
        }
      }
    },
  );
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s stops verify, which cleans up and ends with 1',
  async (signal) => {
    const mock = await mockWithOthers();
    const before = await secretsIn(mock);
    let interrupt = async (): Promise<void> => {};
    const handle = async (request: HttpRequest) => {
      const response = await mock.handle(request);
      if (response.status === 201) await interrupt();
      return response;
    };
    const { address } = await serveMock('tcp', { ...mock, handle });
    const run = spawnCli(['verify', 'docker', '--target', address]);
    // The answer to the first create waits until the run has noticed the signal.
    interrupt = async () => {
      interrupt = async () => {};
      run.signal(signal);
      await run.line(/^Interrupted, cleaning up…$/m);
    };
    expect(await run.exit).toBe(1);
    expect(
      (await mock.journal.read()).entries.filter(({ response }) => response.status === 201).length,
    ).toBeGreaterThan(others.length);
    const [, cases] =
      /^incomplete: stopped before all cases had run\n0 failures · (\d+) cases?,/m.exec(run.stdout()) ?? [];
    expect(Number(cases)).toBeLessThan(plan(dockerContract()).length);
    expect(await secretsIn(mock)).toEqual(before);
  },
  20_000,
);
