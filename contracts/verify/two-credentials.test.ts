import { expect, test } from '@jest/globals';
import type { Handlers } from './testing/fake-live-target.ts';
import { thingsDocument, thingsHandlers } from './testing/things-document.ts';
import { verifyHandlers } from './testing/verify-handlers.ts';

const schemes = {
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  session: { type: 'apiKey', in: 'query', name: 'session' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
  token: { type: 'http', scheme: 'bearer' },
};

type Name = keyof typeof schemes;

/** What is wrong with a server that wants some schemes of all that its document wants together. */
async function failuresOf(documented: Name[][], wanted: Name[]): Promise<string[]> {
  const security = documented.map((names) => Object.fromEntries(names.map((name) => [name, []])));
  const document = {
    ...thingsDocument({ type: 'integer' }),
    security,
    components: { securitySchemes: schemes },
  };
  const handlers = thingsHandlers(new Map());
  const variables = Object.fromEntries(
    Object.keys(schemes).map((name) => [`BONAFIDE_AUTH_${name.toUpperCase()}`, `my-${name}`]),
  );
  const guarded: Handlers = Object.fromEntries(
    Object.entries(handlers).map(([key, handle]) => [
      key,
      (call) => {
        const given: Record<Name, boolean> = {
          key: call.headers['x-key'] === 'my-key',
          session: call.query.get('session') === 'my-session',
          cookie: String(call.headers.cookie ?? '').includes('sid=my-cookie'),
          token: call.headers.authorization === 'Bearer my-token',
        };
        return wanted.every((name) => given[name]) ? handle(call) : [401];
      },
    ]),
  );
  const { failures } = await verifyHandlers(document as never, guarded, { variables });
  return [...new Set(failures)];
}

const pairs: [Name, Name][] = [
  ['key', 'token'],
  ['session', 'cookie'],
  ['token', 'session'],
];

test.each(pairs)('where %s and %s are wanted together, neither may be missing', async (one, other) => {
  expect(await failuresOf([[one, other]], [one, other])).toEqual([]);
  for (const wanted of [one, other]) {
    const failures = await failuresOf([[one, other]], [wanted]);
    expect(failures).toHaveLength(5);
    for (const failure of failures) expect(failure).toMatch(/^\w+ auth-required: (200|201|204|404)$/);
  }
});

test('what may be missing, by another requirement, may', async () => {
  expect(await failuresOf([['key', 'token'], ['key']], ['key'])).toEqual([]);
});
