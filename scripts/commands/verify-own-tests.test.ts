import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { thingsDocument, thingsHandlers } from '../../contracts/verify/testing/things-document.ts';
import { serveHandlers, thingsFile } from '../testing/serve-things.ts';
import { spawnCli } from '../testing/spawn-cli.ts';

// What a configuration file adds to verify, in a process of its own: Jest has its own way to import.

const things = thingsDocument({ type: 'integer', minimum: 1 });

/** Verifies a right server of things, whose names must begin with `T-` where `isPicky`, with a configuration. */
async function verify(config: string, { isPicky = false, options = [] as string[], document = things } = {}) {
  const seen: unknown[] = [];
  const right = thingsHandlers(new Map());
  const create = right['POST /things'];
  const target = await serveHandlers({
    ...right,
    'POST /things': (call) => {
      seen.push(call.headers['x-tenant']);
      const { name } = (call.body ?? {}) as { name?: unknown };
      const isKnown = typeof name === 'string' && name.startsWith('T-');
      return isPicky && !isKnown ? [400] : (create?.(call) ?? [500]);
    },
  });
  const described = thingsFile(document);
  const file = join(dirname(described), 'bonafide.config.ts');
  writeFileSync(file, `export default { verify: { ${config} } };`);
  const usual = ['--target', target, '--disposable', '--cases', '0', '--seed', '7', '--config', file];
  const { exit, stdout, stderr } = spawnCli(['verify', described, ...usual, ...options]);
  return { code: await exit, out: stdout(), err: stderr(), seen };
}

test('beforeCall changes every request', async () => {
  const config = `beforeCall: (request) => ({ ...request, headers: { ...request.headers, 'x-tenant': 'test' } })`;
  const { code, seen } = await verify(config);
  expect(code).toBe(0);
  expect(seen.length).toBeGreaterThan(5);
  expect(new Set(seen)).toEqual(new Set(['test']));
}, 30_000);

test('an own check reports a failure of its own', async () => {
  const config = `checks: [{ id: 'no-ids', title: 'an answer has no id', severity: 'low', inspect: ({ json }) =>
    json && typeof json === 'object' && 'id' in json ? [{ pointer: '/body/id', expected: 'no id' }] : [] }]`;
  const { code, out } = await verify(config, { options: ['--only', 'valid/createThing'] });
  expect(code).toBe(1);
  expect(out).toMatch(/^✗ createThing · no-ids · low\n {4}expected {3}no id$/m);
}, 30_000);

test('an error that an own check throws shows no secret value', async () => {
  const document = thingsDocument({ type: 'integer' }, {}, { token: { type: 'string', writeOnly: true } });
  const config = `checks: [{ id: 'read', title: 'it can be read', inspect: ({ response }) => {
    throw new Error(response.body);
  } }]`;
  const { code, err } = await verify(config, { document, options: ['--only', 'valid/createThing'] });
  expect(code).toBe(2);
  expect(err).toContain('verify.checks: read has thrown an error: Error: ');
  expect(err).toContain('"name"');
  expect(err).toContain('"token":"[redacted]"');
}, 30_000);

test('an own property is a case for each resource', async () => {
  const config = `properties: [{ id: 'is-empty', title: 'there is nothing at first', appliesTo: ({ operations }) => operations.list !== undefined,
    run: async ({ session, resource }) => {
      const { json } = await session.call(resource.operations.list.operation.id, {}, 200);
      session.assert(json.length === 1, '/body', 'has not one item');
    } }]`;
  const { code, out } = await verify(config, { options: ['--only', 'is-empty'] });
  expect(code).toBe(1);
  expect(out).toMatch(/^✗ listThings · is-empty · high$/m);
}, 30_000);

test('an error that an own property throws names it, and shows no secret value', async () => {
  const document = thingsDocument({ type: 'integer' }, {}, { token: { type: 'string', writeOnly: true } });
  const config = `properties: [{ id: 'quoted', title: 'it can be read', appliesTo: () => true,
    run: async ({ session, fixtures, resource }) => {
      const input = await fixtures.call(session, resource.operations.create.operation);
      await session.attempt('createThing', input, 'quoted');
      throw new TypeError(JSON.stringify(input.body));
    } }]`;
  const { code, err } = await verify(config, { document, options: ['--only', 'quoted'] });
  expect(code).toBe(2);
  expect(err).toContain('verify.properties: quoted has thrown an error: TypeError: {"');
  expect(err).toContain('"token":"[redacted]"');
}, 30_000);

test('fixtures make valid calls valid for a server, too', async () => {
  const options = ['--only', 'valid/createThing', '--strict-input'];
  expect((await verify('', { isPicky: true, options })).code).toBe(1);
  const config = `fixtures: { createThing: (input) => ({ body: { ...input.body, name: 'T-1' } }) }`;
  expect((await verify(config, { isPicky: true, options })).code).toBe(0);
}, 30_000);

test.each([
  [
    `fixtures: { createThin: (input) => input }`,
    'there is no operation createThin; did you mean createThing?',
  ],
  [`checks: [{ id: 'a' }]`, 'verify.checks must be a list of objects with id, title and inspect'],
  [`beforeCall: 5`, 'verify.beforeCall must be a function'],
  [
    `checks: [{ id: 'a', title: 'b', inspect() { throw new Error('my own'); } }]`,
    'verify.checks: a has thrown an error: Error: my own',
  ],
  [`beforeCal: 5`, 'verify.beforeCal does not exist; did you mean beforeCall?'],
])(
  '%s is wrong usage',
  async (config, message) => {
    const { code, err } = await verify(config);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(message) });
  },
  30_000,
);
