import { describe, expect, test } from '@jest/globals';
import { dockerContract } from '../../contracts/apis/docker/index.ts';
import { jsonOf } from '../../contracts/http/lossless-json.ts';
import type { HttpRequest } from '../../contracts/http/message.ts';
import { plan } from '../../contracts/verify/plan.ts';
import { builtinMock } from '../../mock/apis/index.ts';
import type { Mock } from '../../mock/mock.ts';
import { runCli } from '../testing/run-cli.ts';
import { secretBody, serveMock } from '../testing/serve-mock.ts';
import { spawnCli } from '../testing/spawn-cli.ts';

// How verify treats an endpoint that others use, too.

const verify = (address: string, ...options: string[]) =>
  runCli('verify', 'docker', '--target', address, '--cases', '0', ...options);

/** All but the random ones. */
const cases = plan(dockerContract()).length;

/** A mock with a secret of its own; `before` is called with each request before it is answered. */
async function watchedMock(
  before: (request: HttpRequest) => unknown,
): Promise<{ mock: Mock; address: string }> {
  const mock = builtinMock('docker');
  const body = Buffer.from(secretBody('bonafide-1-older'));
  await mock.handle({ method: 'POST', path: '/secrets/create', query: '', headers: {}, body });
  const handle: Mock['handle'] = async (request) => {
    await before(request);
    return mock.handle(request);
  };
  return { mock, address: (await serveMock('tcp', { ...mock, handle })).address };
}

async function secretsIn(mock: Mock): Promise<unknown> {
  const request = { method: 'GET', path: '/secrets', query: '', headers: {}, body: Buffer.alloc(0) };
  return jsonOf(await mock.handle(request));
}

test('--dry-run prints the requests and sends nothing', async () => {
  const sent: string[] = [];
  const { address } = await watchedMock(({ path }) => sent.push(path));
  const { code, out, err } = await verify(address, '--dry-run', '--only', 'docker/duplicate', '--seed', '5');
  expect({ code, err, sent }).toEqual({ code: 0, err: '', sent: [] });
  expect(out).toMatch(
    /^Dry run: nothing is sent to http:\S+\. The mock answers instead, called with sample credentials\.$/m,
  );
  expect(out).toMatch(
    /^docker\/duplicate-names: .*\n {4}POST \/v1\.44\/secrets\/create \{"Data":"\[redacted\]","Name":"bonafide-5-/m,
  );
  expect(out).toMatch(/^\d+ requests: \d+ GET, /m);
});

test('--read-only sends only reading requests', async () => {
  const methods = new Set<string>();
  const { address } = await watchedMock(({ method }) => methods.add(method));
  expect((await verify(address, '--read-only')).code).toBe(0);
  expect([...methods].sort()).toEqual(['GET', 'HEAD']);
});

test('--concurrency runs that many cases at the same time', async () => {
  let [now, most, puts] = [0, 0, 0];
  let openGate = () => {};
  const gate = new Promise<void>((resolve) => {
    openGate = resolve;
  });
  const { mock, address } = await watchedMock(async ({ method }) => {
    now += 1;
    most = Math.max(most, now);
    // The first case of each lane begins with a PUT: none is answered before there are three.
    if (method === 'PUT') {
      puts += 1;
      if (puts === 3) openGate();
      await gate;
    }
    now -= 1;
  });
  const before = await secretsIn(mock);
  const { code, out } = await verify(address, '--concurrency', '3', '--disposable');
  expect({ code, out }).toMatchObject({
    code: 0,
    out: expect.stringContaining(`\n0 failures · ${cases} cases, `),
  });
  expect(most).toBe(3);
  expect(await secretsIn(mock)).toEqual(before);
});

test('a request that is refused with Retry-After is retried', async () => {
  const refused = new Set<string>();
  const mock = builtinMock('docker');
  const handle: Mock['handle'] = async (request) => {
    const key = `${request.method} ${request.path}`;
    if (request.path === '/_ping' || refused.has(key)) return mock.handle(request);
    refused.add(key);
    return { status: 429, headers: { 'Retry-After': '0' }, body: '' };
  };
  const { address } = await serveMock('tcp', { ...mock, handle });
  const { code, err } = await verify(address);
  expect(code).toBe(0);
  expect(err.match(/^Got 429, retrying in 0\.0 s$/gm)).toHaveLength(refused.size);
});

test('--max-time reports slow responses, once for each operation', async () => {
  const { address } = await watchedMock(() => {
    const began = performance.now();
    while (performance.now() - began < 2);
  });
  const only = ['--only', 'unknown-id', '--only', 'docker/stale'];
  expect((await verify(address, ...only, '--max-time', '3600000')).code).toBe(0);
  const { code, out } = await verify(address, ...only, '--max-time', '1');
  expect(code).toBe(1);
  const failures = [...out.matchAll(/^✗ (\w+) · ([\w-]+) · (\w+)$/gm)].map(([, ...parts]) => parts);
  expect(failures.map(([, ...parts]) => parts)).toEqual(failures.map(() => ['response-in-time', 'low']));
  expect(new Set(failures.map(([operation]) => operation)).size).toBe(failures.length);
  expect(out).toMatch(/^rerun: .* --max-time 1 --only /m);
  expect((await verify(address, '--max-time', '0')).code).toBe(2);
});

test('--budget stops the run, which ends with 1', async () => {
  const { mock, address } = await watchedMock(() => {});
  const before = await secretsIn(mock);
  const { code, out, err } = await verify(address, '--budget', '0s');
  expect({ code, err }).toEqual({
    code: 1,
    err: 'Time budget spent, cleaning up…\n',
  });
  expect(out).toMatch(/^incomplete: stopped before all cases had run\n0 failures · 0 cases, /m);
  expect(await secretsIn(mock)).toEqual(before);
});

describe('leftovers of a run that ends abnormally', () => {
  test('--clean-up removes those of a killed run, and nothing else', async () => {
    let created = 0;
    let atCreate = async (): Promise<void> => {};
    const { mock, address } = await watchedMock(async ({ path }) => {
      if (path.endsWith('/create')) created += 1;
      if (created === 40) await atCreate();
    });
    const before = await secretsIn(mock);
    const run = spawnCli(['verify', 'docker', '--target', address, '--seed', '123456']);
    atCreate = async () => {
      atCreate = async () => {};
      run.signal('SIGKILL');
      await run.exit;
      throw new Error('the client is gone');
    };
    expect(await run.exit).toBe(null);
    // The mock still answers the last call.
    await new Promise(setImmediate);
    const left = (await secretsIn(mock)) as unknown[];
    expect(left.length).toBeGreaterThan((before as unknown[]).length);

    const [, id = ''] = /, run (\w+), seed 123456$/m.exec(run.stdout()) ?? [];
    const { code, out } = await verify(address, '--clean-up', id);
    expect({ code, out }).toEqual({
      code: 0,
      out: `Removed ${left.length - (before as unknown[]).length} items of run ${id}.\n`,
    });
    expect(await secretsIn(mock)).toEqual(before);
    expect((await verify(address, '--clean-up', id)).out).toBe(`Nothing left of run ${id}.\n`);
  }, 20_000);
});
