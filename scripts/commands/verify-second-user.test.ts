import { expect, test } from '@jest/globals';
import type { Document } from '../../contracts/openapi/document.ts';
import type { Handlers, LiveCall } from '../../contracts/verify/testing/fake-live-target.ts';
import { thingsDocument } from '../../contracts/verify/testing/things-document.ts';
import { afterThisTest } from '../testing/clean-up.ts';
import { type CliResult, runCli } from '../testing/run-cli.ts';
import { serveHandlers, thingsFile } from '../testing/serve-things.ts';
import { writeFiles } from '../testing/write-files.ts';

// Two users: neither may touch what the other created.

const users: Record<string, string> = { 'key-of-ada': 'ada', 'key-of-bob': 'bob' };

/** Where a server forgets to look whose an item is. */
type Hole = 'read' | 'replace' | 'delete' | 'list' | 'refused, and done all the same' | undefined;

/** A collection of things that each belong to a user. */
function ownedThings(hole: Hole): Handlers {
  const store = new Map<string, { owner: string; thing: { id: number; name: unknown } }>();
  let next = 100;
  const guarded =
    (part: Hole, answer: Handlers[string]): Handlers[string] =>
    (call) => {
      const user = users[String(call.headers['x-api-key'])];
      if (user === undefined) return [401];
      const one = store.get(call.id);
      if (call.id === '' || hole === part) return answer({ ...call });
      if (one?.owner === user) return answer(call);
      if (one && part === 'replace' && hole === 'refused, and done all the same') answer(call);
      return [404];
    };
  const isValid = (body: unknown): body is { name: string } => {
    const { name } = (body ?? {}) as { name?: unknown };
    return typeof name === 'string' && name.length > 0 && [...name].length <= 60;
  };
  return {
    'GET /things': guarded(undefined, ({ headers }) => {
      const own = [...store.values()].filter(
        ({ owner }) => hole === 'list' || owner === users[String(headers['x-api-key'])],
      );
      return [200, own.map(({ thing }) => thing)];
    }),
    'POST /things': guarded(undefined, ({ body, headers }) => {
      if (!isValid(body)) return [400];
      next += 1;
      const thing = { ...body, id: next };
      store.set(String(next), { owner: users[String(headers['x-api-key'])] ?? '', thing });
      return [201, thing];
    }),
    'GET /things/{id}': guarded('read', ({ id }) => (store.has(id) ? [200, store.get(id)?.thing] : [404])),
    'PUT /things/{id}': guarded('replace', ({ id, body }) => {
      const one = store.get(id);
      if (!one) return [404];
      if (!isValid(body)) return [400];
      one.thing = { ...body, id: one.thing.id };
      return [200, one.thing];
    }),
    'DELETE /things/{id}': guarded('delete', ({ id }) => [store.delete(id) ? 204 : 404]),
  };
}

function document(): Document {
  const things = thingsDocument({ type: 'integer', minimum: 1 });
  const securitySchemes = { key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } };
  const { paths } = things;
  for (const path of Object.values(paths ?? {}))
    for (const operation of Object.values(path as Record<string, { responses?: object }>))
      if (operation.responses) Object.assign(operation.responses, { 401: { description: '' } });
  return { ...things, security: [{ key: [] }], components: { securitySchemes } } as Document;
}

async function verify(hole: Hole, other = 'key-of-bob', ...options: string[]): Promise<CliResult> {
  process.env.BONAFIDE_AUTH_KEY = 'key-of-ada';
  afterThisTest(() => delete process.env.BONAFIDE_AUTH_KEY);
  const target = ['--target', await serveHandlers(ownedThings(hole))];
  const second = ['--second-user', writeFiles({ '.env': `BONAFIDE_AUTH_KEY=${other}\n` })];
  return runCli(
    'verify',
    thingsFile(document()),
    ...target,
    ...second,
    '--cases',
    '0',
    '--seed',
    '7',
    ...options,
  );
}

const failed = ({ out }: CliResult) =>
  [...out.matchAll(/^ +#\d+ (\w+) · ([\w-]+)/gm)].map(([, ...parts]) => parts);

test('a server that keeps them apart passes', async () => {
  const { code, out, err } = await verify(undefined);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^✓ user-isolation +4$/m);
  expect(out).not.toContain('stays behind');
});

test.each([
  ['read', 'getThing'],
  ['replace', 'putThing'],
  ['delete', 'deleteThing'],
  ['list', 'listThings'],
  ['refused, and done all the same', 'putThing'],
] as const)('a hole is a critical failure of its operation: %s', async (hole, operation) => {
  const result = await verify(hole, 'key-of-bob', '--only', 'user-isolation');
  expect({ code: result.code, failed: failed(result) }).toEqual({
    code: 1,
    failed: [[operation, 'user-isolation']],
  });
  expect(result.out).toContain(`✗ ${operation} · user-isolation · critical`);
  expect(result.out).not.toMatch(/key-of-(ada|bob)/);
});

/** Shelves of books, where one of the two users can read every book. */
function shelves(isOpenTo: string): Handlers {
  const stores = { shelf: new Map<string, Owned>(), book: new Map<string, Owned>() };
  const userOf = ({ headers }: LiveCall) => users[String(headers['x-api-key'])];
  const own = (of: keyof typeof stores, call: LiveCall, id = call.id) => {
    const one = stores[of].get(id);
    const isShown = one?.owner === userOf(call) || (of === 'book' && userOf(call) === isOpenTo);
    return isShown ? one?.item : undefined;
  };
  const create = (of: keyof typeof stores, call: LiveCall): ReturnType<Handlers[string]> => {
    const { name } = (call.body ?? {}) as { name?: unknown };
    if (typeof name !== 'string' || name === '' || [...name].length > 60) return [400];
    const item = { id: stores[of].size + 100, name };
    stores[of].set(String(item.id), { owner: userOf(call) ?? '', item });
    return [201, item];
  };
  const handlers: Handlers = {
    'POST /shelves': (call) => create('shelf', call),
    'GET /shelves/{id}': (call) => (own('shelf', call) ? [200, own('shelf', call)] : [404]),
    'POST /shelves/{id}/books': (call) => (own('shelf', call) ? create('book', call) : [404]),
    'GET /shelves/100/books/{id}': (call) => (own('book', call) ? [200, own('book', call)] : [404]),
  };
  for (const id of ['101', '102', '103', '104', '105'])
    handlers[`GET /shelves/${id}/books/{id}`] = handlers['GET /shelves/100/books/{id}'] ?? (() => [500]);
  const guarded = Object.entries(handlers).map(([line, handle]): [string, Handlers[string]] => [
    line,
    (call) => (userOf(call) === undefined ? [401] : handle(call)),
  ]);
  return Object.fromEntries(guarded);
}

interface Owned {
  owner: string;
  item: { id: number; name: string };
}

function shelvesDocument(): Document {
  const things = document();
  const { '/things': all, '/things/{id}': one } = things.paths as Record<string, Record<string, Named>>;
  const renamed = (operation: Named | undefined, operationId: string) => ({ ...operation, operationId });
  const { get, parameters } = one ?? {};
  const ofShelf = {
    parameters: [{ name: 'shelfId', in: 'path', required: true, schema: { type: 'integer' } }],
  };
  const paths = {
    '/shelves': { post: renamed(all?.post, 'createShelf') },
    '/shelves/{shelfId}': { ...ofShelf, get: renamed(get, 'getShelf') },
    '/shelves/{shelfId}/books': {
      ...ofShelf,
      post: {
        ...renamed(all?.post, 'createBook'),
        responses: { ...all?.post?.responses, 404: { description: '' } },
      },
    },
    '/shelves/{shelfId}/books/{id}': {
      parameters: [...ofShelf.parameters, ...((parameters as unknown as object[]) ?? [])],
      get: renamed(get, 'getBook'),
    },
  };
  return { ...things, paths } as unknown as Document;
}

interface Named {
  responses?: object;
}

test.each(['ada', 'bob'])(
  'what is in something else is tried both ways: a book is open to %s',
  async (user) => {
    process.env.BONAFIDE_AUTH_KEY = 'key-of-ada';
    afterThisTest(() => delete process.env.BONAFIDE_AUTH_KEY);
    const target = ['--target', await serveHandlers(shelves(user))];
    const second = ['--second-user', writeFiles({ '.env': 'BONAFIDE_AUTH_KEY=key-of-bob\n' })];
    const usual = ['--cases', '0', '--only', 'user-isolation'];
    const result = await runCli('verify', thingsFile(shelvesDocument()), ...target, ...second, ...usual);
    expect(failed(result)).toEqual([['getBook', 'user-isolation']]);
  },
);

test('the line that reproduces it wants the credentials of the other', async () => {
  const { out } = await verify('read', 'key-of-bob', '--only', 'user-isolation/getThing');
  expect(out).toMatch(/reproduce +curl -i -H "x-api-key: \$OTHER_X_API_KEY"/);
  expect(out).toMatch(/^export OTHER_X_API_KEY=…/m);
});

test('a second user whose credentials are refused shows nothing', async () => {
  const { out } = await verify('read', 'key-of-nobody', '--only', 'user-isolation/getThing');
  expect(out).toMatch(/not covered · listThings: the credentials of the other user are refused/);
});

test('a second user without credentials is wrong usage', async () => {
  process.env.BONAFIDE_AUTH_KEY = 'key-of-ada';
  afterThisTest(() => delete process.env.BONAFIDE_AUTH_KEY);
  const target = await serveHandlers(ownedThings(undefined));
  const second = writeFiles({ '.env': 'OTHER=1\n' });
  const { code, err } = await runCli(
    'verify',
    thingsFile(document()),
    '--target',
    target,
    '--second-user',
    second,
  );
  expect({ code, err }).toEqual({
    code: 2,
    err: expect.stringContaining('the second user has no credentials'),
  });
});

test('a file of variables that is not there is named with its option', async () => {
  for (const option of ['--env', '--second-user']) {
    const { code, err } = await runCli('verify', 'gcore', '--target', 'http://127.0.0.1:9', option, 'no.env');
    expect([code, err]).toEqual([2, `bonafide verify: ${option} no.env: ENOENT\n`]);
  }
});
