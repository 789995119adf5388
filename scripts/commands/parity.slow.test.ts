import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { type HttpRequest, noBody } from '../../contracts/http/message.ts';
import { builtinMock } from '../../mock/apis/index.ts';
import type { Mock } from '../../mock/mock.ts';
import { isInfo } from '../mutations/apis/docker/call-matchers.ts';
import { mutants } from '../mutations/apis/docker/index.ts';
import { jsonOf, withHeaders, withJson } from '../mutations/http-message-helpers.ts';
import { changeResponse, succeeded } from '../mutations/match-and-change-calls.ts';
import type { Mutate } from '../mutations/mutant.ts';
import { runCli } from '../testing/run-cli.ts';
import { secretBody, serveMock, transports } from '../testing/serve-mock.ts';
import { spawnCli, spawnProcess } from '../testing/spawn-cli.ts';

const parity = (address: string, ...options: string[]) =>
  runCli('parity', 'docker', '--target', address, ...options);

const hasCurl = spawnSync('curl', ['--version']).status === 0;
const pasting = hasCurl ? test : test.skip;
const whyNot = hasCurl ? '' : ' (there is no curl here)';

const mutated = (mutate: Mutate): Mock => {
  const mock = builtinMock('docker');
  return { ...mock, handle: mutate(mock.handle) };
};

function mutationOf(name: string): Mutate {
  const found = mutants.find(({ id }) => id === name);
  if (!found) throw new Error(`no mutant ${name}`);
  return found.mutate;
}

const isDelete = ({ method }: HttpRequest) => method === 'DELETE';
const isList = ({ method, path }: HttpRequest) => method === 'GET' && path.endsWith('/secrets');

/** Deletes a second secret together with the one that is meant. */
const deletingTwo: Mutate = (truth) => async (request) => {
  if (!isDelete(request)) return truth(request);
  const all = jsonOf(await truth({ ...request, method: 'GET', path: '/secrets', query: '', body: noBody }));
  const answer = await truth(request);
  const [other] = all.filter(({ ID }: { ID: string }) => !request.path.endsWith(ID));
  if (answer.status === 204 && other) await truth({ ...request, path: `/secrets/${other.ID}` });
  return answer;
};

/** Mutants, each with the length of the shortest sequence that kills it. */
const parityMutants: [name: string, mutate: Mutate, calls: number][] = [
  ['a created secret is 202 Accepted', mutationOf('a creation is answered with 202'), 1],
  ['the list comes without Api-Version', mutationOf('a list has no Api-Version header'), 1],
  ['a label with an empty value is lost', mutationOf('a label with an empty value is lost'), 2],
  ['a name can be taken twice', mutationOf('a name can be taken twice'), 2],
  [
    'a list has two at most',
    changeResponse(isList, (response) => withJson(response, Object.values(jsonOf(response)).slice(0, 2))),
    4,
  ],
  ['new labels are merged into the old ones', mutationOf('new labels are merged into the old ones'), 4],
  ['the last writer wins', mutationOf('the last writer wins, whatever version it read'), 4],
  [
    'a version names another API version',
    mutationOf('a version names another API version than the headers'),
    1,
  ],
  ['info counts a node too many', mutationOf('info counts a node too many'), 1],
  [
    'info lacks a member',
    changeResponse(succeeded(isInfo), (response) =>
      withJson(response, { ...jsonOf(response), NoProxy: undefined }),
    ),
    1,
  ],
  ['the filters of nodes are ignored', mutationOf('the filters of nodes are ignored'), 1],
  ['an unknown role matches no node', mutationOf('an unknown role matches no node'), 1],
  ['a deletion takes another secret along', deletingTwo, 4],
  [
    'UpdatedAt stays where it was',
    changeResponse(
      ({ method }, { status }) => method === 'GET' && status === 200,
      (response) => {
        const secret = jsonOf(response);
        return Array.isArray(secret)
          ? response
          : withJson(response, { ...secret, UpdatedAt: secret.CreatedAt });
      },
    ),
    4,
  ],
  [
    'versions go down',
    changeResponse(
      ({ method }, { status }) => method === 'GET' && status === 200,
      (response) => {
        const secret = jsonOf(response);
        const down = (one: { Version: { Index: number } }) => ({
          ...one,
          Version: { Index: 1e6 - one.Version.Index },
        });
        return Array.isArray(secret)
          ? withJson(response, secret.map(down))
          : withJson(response, down(secret));
      },
    ),
    3,
  ],
];

describe('a single difference is reported with the shortest sequence', () => {
  test.each(parityMutants)(
    '%s',
    async (_, mutate, calls) => {
      const { address } = await serveMock('tcp', mutated(mutate));
      const { code, out } = await parity(address, '--sequences', '30', '--seed', '7');
      expect(code).toBe(1);
      const counts = [...out.matchAll(/^✗ .* shrunk to (\d+) calls? /gm)].map(([, n = '1']) => Number(n));
      expect(counts).not.toEqual([]);
      expect(Math.min(...counts)).toBeLessThanOrEqual(calls);
    },
    600_000,
  );
});

test.each(transports)(
  'a mock over %s has no differences',
  async (door) => {
    const { address, mock } = await serveMock(door);
    const { code, out, err } = await parity(address, '--sequences', '40', '--seed', '1');
    expect({ code, err, out }).toEqual({
      code: 0,
      err: '',
      out: expect.stringContaining('0 unexplained differences · 40 sequences, '),
    });
    // Deep ones, not only refusals.
    const statuses = new Set((await mock.journal.read()).entries.map(({ response }) => response.status));
    expect([...statuses]).toEqual(expect.arrayContaining([200, 201, 204, 301, 400, 404, 409, 500]));
  },
  600_000,
);

pasting(
  `the printed lines reproduce a difference in a shell${whyNot}`,
  async () => {
    const { address } = await serveMock(
      'tcp',
      mutated(mutationOf('new labels are merged into the old ones')),
    );
    const { out } = await parity(address, '--sequences', '30', '--seed', '7');
    const [, lines = ''] = /^ {4}(# 1\. [\s\S]*?)(?=^\S)/m.exec(out) ?? [];
    expect(lines.match(/^ *# \d+\. Secret(Create|Inspect|Update|List) → /gm)).toHaveLength(4);
    const shell = spawnProcess('sh', ['-c', lines.replaceAll('curl ', "curl --noproxy '*' ")], {});
    expect({ lines, code: await shell.exit }).toEqual({ lines, code: 0 });
    expect((shell.stdout() + shell.stderr()).match(/^HTTP\/1\.1 \d+/gm)).toEqual([
      'HTTP/1.1 201',
      'HTTP/1.1 200',
      'HTTP/1.1 200',
      'HTTP/1.1 200',
    ]);
  },
  600_000,
);

test('the same seed sends the same requests', async () => {
  const traffic = async () => {
    const { address, mock } = await serveMock('tcp', builtinMock('docker', { seed: 1 }));
    const { out } = await parity(address, '--sequences', '10', '--seed', '3');
    const [, run = ''] = / run (\w+)/.exec(out) ?? [];
    const calls = (await mock.journal.read()).entries.map(({ request, response }) => [
      request.method,
      request.path,
      request.body,
      response.status,
    ]);
    return JSON.stringify(calls).toLowerCase().replaceAll(run, 'the-run');
  };
  expect(await traffic()).toBe(await traffic());
}, 600_000);

test('what parity created is removed, and all else is unchanged', async () => {
  const mock = builtinMock('docker');
  const request = { method: 'POST', path: '/secrets/create', query: '', headers: {} };
  for (const name of ['bonafide', 'app-key'])
    await mock.handle({ ...request, body: Buffer.from(secretBody(name)) });
  const secrets = () => mock.handle({ ...request, method: 'GET', path: '/secrets', body: noBody });
  const before = await secrets();
  const { address } = await serveMock('tcp', mock);
  expect((await parity(address, '--sequences', '30', '--seed', '2')).code).toBe(0);
  expect((await secrets()).body).toBe(before.body);
}, 600_000);

test('SIGINT stops parity, which cleans up and ends with 1', async () => {
  const mock = builtinMock('docker');
  const { address } = await serveMock('tcp', mock);
  const run = spawnCli(['parity', 'docker', '--target', address, '--sequences', '100000']);
  await run.line(/^docker: the mock and /m);
  run.signal('SIGINT');
  expect(await run.exit).toBe(1);
  expect(run.stdout()).toMatch(/^stopped before all sequences had run\n0 unexplained differences · /m);
  const list = { method: 'GET', path: '/secrets', query: '', headers: {}, body: noBody };
  expect((await mock.handle(list)).body).toBe('[]\n');
}, 600_000);

test('accepted differences are listed with reason and number of occurrences', async () => {
  const { address } = await serveMock(
    'tcp',
    mutated(
      changeResponse(
        () => true,
        (response) => withHeaders(response, { Server: 'Docker/29.0.0 (linux)' }),
      ),
    ),
  );
  const { code, out } = await parity(address, '--sequences', '5', '--seed', '1');
  expect(code).toBe(0);
  expect(out).toMatch(/^accepted differences:\n {2}own-build \(seen \d+ times\): the mock says /m);
  expect(out).toMatch(/^ {2}\S+ \(not seen\): /m);
});

test.each([
  [['parity'], 'name one API: docker'],
  [['parity', 'docker'], '--target is required'],
  [
    ['parity', 'docker', '--target', 'http://127.0.0.1:1', '--sequences', 'many'],
    '--sequences must be a whole number',
  ],
  [['parity', 'docker', '--target', 'http://127.0.0.1:1'], 'http://127.0.0.1:1: nothing answers'],
  [['parity', 'docker', '--target', 'http://docker.example.com'], 'is not on this machine: add --write'],
])('bonafide %j ends with 2 and a message', async (argv, why) => {
  const { code, err } = await runCli(...argv);
  expect(code).toBe(2);
  expect(err).toMatch(/^bonafide parity: /);
  expect(err).toContain(why);
});
