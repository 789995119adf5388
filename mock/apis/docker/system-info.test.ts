import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { noBody } from '../../../contracts/http/message.ts';
import { builtinMock } from '../index.ts';

// What an engine says of itself, its host and its swarm. What its host is like is the mock's own.

const recorded: Record<string, unknown> = JSON.parse(
  readFileSync(new URL('./fixtures/recordings-system.json', import.meta.url), 'utf8'),
);

const mockOf = (version?: string) => builtinMock('docker', { variables: { DOCKER_API_VERSION: version } });

async function get(path: string, mock = mockOf(), filters?: unknown) {
  const query = filters === undefined ? '' : `filters=${encodeURIComponent(JSON.stringify(filters))}`;
  const { status, body } = await mock.handle({ method: 'GET', path, query, headers: {}, body: noBody });
  return [status, JSON.parse(body.toString())] as const;
}

/** Maps whose keys are the host's own. */
const ownKeys = new Set(['Runtimes', 'Details']);

/** The kinds of values, member by member; of a list, of its first item. */
function shapeOf(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map((item) => shapeOf(item));
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value;
  if (ownKeys.has(key)) return 'map';
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shapeOf(inner, name)]));
}

/** Nothing in particular is in the storage driver, so what it says of itself differs. */
const withoutDriver = ({ DriverStatus: _, ...info }: Record<string, unknown>) => info;

test.each(['GET /v1.41/version', 'GET /v1.41/info', 'GET /v1.24/info', 'GET /v1.41/nodes'])(
  '%s has the members that an engine’s answer has',
  async (call) => {
    const [status, answer] = await get(call.slice('GET '.length), mockOf('1.41'));
    expect(status).toBe(200);
    const wanted = recorded[call];
    const isList = Array.isArray(wanted);
    expect(shapeOf(isList ? answer : withoutDriver(answer))).toEqual(
      shapeOf(isList ? wanted : withoutDriver(wanted as Record<string, unknown>)),
    );
  },
);

describe('GET /info', () => {
  test('says outside a swarm that there is none, as an engine does', async () => {
    const mock = mockOf('1.41');
    await mock.setProviderState('outside-a-swarm', true);
    const [status, { Swarm }] = await get('/info', mock);
    const wanted = recorded['GET /v1.41/info outside a swarm'] as { Swarm: unknown };
    expect([status, Swarm]).toEqual([200, wanted.Swarm]);
  });

  test('names security options alone to a client older than API 1.25', async () => {
    const [, old] = await get('/v1.24/info');
    const [, recent] = await get('/v1.25/info');
    expect([old.SecurityOptions, old.ExecutionDriver]).toEqual([['seccomp'], '<not supported>']);
    expect(recent.SecurityOptions).toEqual(['name=seccomp,profile=default']);
    expect(recent).not.toHaveProperty('ExecutionDriver');
  });

  test.each([
    ['/v1.41/info', true],
    ['/v1.42/info', undefined],
    ['/info', undefined],
  ])('%s has KernelMemory %s', async (path, expected) => {
    const [, { KernelMemory }] = await get(path);
    expect(KernelMemory).toBe(expected);
  });

  test('has a later time at each call', async () => {
    const mock = mockOf();
    const [, first] = await get('/info', mock);
    const [, second] = await get('/info', mock);
    expect(second.SystemTime > first.SystemTime).toBe(true);
  });
});

test('GET /version names the API version that the mock was asked to speak', async () => {
  const [, version] = await get('/version', mockOf('1.41'));
  expect(version).toMatchObject({ ApiVersion: '1.41', MinAPIVersion: '1.24', Version: '20.10.24' });
});

describe('GET /nodes', () => {
  test.each<[unknown, number]>([
    [{ name: ['man'] }, 1],
    [{ name: ['MAN'] }, 0],
    [{ name: ['manager-12'] }, 0],
    [{ name: [''] }, 1],
    [{ id: ['k67q'] }, 1],
    [{ id: ['K67Q'] }, 0],
    [{ id: ['k67q'], name: ['x'] }, 0],
    [{ name: ['x', 'manager-1'] }, 1],
    [{ role: ['MANAGER'] }, 1],
    [{ role: [''] }, 1],
    [{ role: ['', 'worker'] }, 0],
    [{ role: { manager: false } }, 1],
    [{ membership: ['accepted'] }, 1],
    [{ membership: ['Pending'] }, 0],
    [{ label: [''] }, 0],
    [{ 'node.label': [] }, 1],
    [{ 'node.label': ['a=b'] }, 0],
  ])('lists by %j as many nodes as an engine: %i', async (filters, count) => {
    const [status, nodes] = await get('/nodes', mockOf(), filters);
    expect([status, nodes.length]).toEqual([200, count]);
  });

  test.each<[unknown, number, string]>([
    [{ role: ['chief'] }, 500, "Invalid role filter: 'chief'"],
    [{ role: ['maınager'] }, 500, "Invalid role filter: 'maınager'"],
    [{ membership: ['x'] }, 500, "Invalid membership filter: 'x'"],
    [{ role: ['x'], membership: ['y'] }, 500, "Invalid role filter: 'x'"],
    [{ names: ['a'] }, 400, "Invalid filter 'names'"],
    [{ bogus: ['a'], role: ['x'] }, 400, "Invalid filter 'bogus'"],
  ])('refuses %j with %i, in an engine’s words', async (filters, status, message) => {
    expect(await get('/nodes', mockOf(), filters)).toEqual([status, { message }]);
  });

  test('looks for a swarm before it looks at the filters', async () => {
    const mock = mockOf();
    await mock.setProviderState('outside-a-swarm', true);
    const [status, { message }] = await get('/nodes', mock, { role: ['chief'] });
    expect([status, message]).toEqual([503, expect.stringContaining('not a swarm manager')]);
  });
});
