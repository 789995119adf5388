import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { fakeLiveTarget, type Handlers } from '../../contracts/verify/testing/fake-live-target.ts';
import { thingsDocument, thingsHandlers } from '../../contracts/verify/testing/things-document.ts';
import { afterThisTest } from '../testing/clean-up.ts';
import { runCli } from '../testing/run-cli.ts';
import { writeFiles } from '../testing/write-files.ts';

const none = { description: '' };

/** Things that can be reset, all at once, and one by one neither changed nor deleted. */
const document = thingsDocument(
  { type: 'integer', minimum: 1 },
  { '/reset': { post: { operationId: 'reset', responses: { 204: none } } } },
);

/** Serves handlers on a port until the current test ends. */
async function served(handlers: Handlers): Promise<{ address: string; calls: string[] }> {
  const { target, calls } = fakeLiveTarget(handlers);
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const [path = '', query = ''] = (incoming.url ?? '').split('?', 2);
    const { method = '', headers } = incoming;
    const answer = await target.send({ method, path, query, headers, body: Buffer.concat(chunks) });
    outgoing.writeHead(answer.status, { ...answer.headers }).end(answer.body);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  afterThisTest(async () => {
    server.closeAllConnections();
    server.close();
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls };
}

function verify(address: string, ...options: string[]) {
  const file = writeFiles({ 'things.json': document });
  return runCli('verify', file, '--target', address, '--cases', '0', '--seed', '5', ...options);
}

function othersThings() {
  return new Map<string, Record<string, unknown>>([['1', { id: 1n, name: 'other' }]]);
}

test('what is left out is listed with its reason and what allows it, and is called where it is allowed', async () => {
  const handlers = { ...thingsHandlers(othersThings()), 'POST /reset': () => [204] as [number] };
  const { address, calls } = await served(handlers);
  const { code, out } = await verify(address);
  expect(code).toBe(0);
  expect(calls).not.toContain('POST /reset');
  expect(out).toContain('\n– left out · it changes what is no item that the run created: reset\n');
  expect(out).toMatch(
    /^– left out · 7 methods that the document lacks: PUT \/things, DELETE \/things, .*PATCH \/reset$/m,
  );
  expect(out).toMatch(/^✓ undeclared-method +3, 2 not covered$/m);
  expect(out).toMatch(/^– left out since others may need .*, as with --allow reset; .* --disposable$/m);
  expect(out).toMatch(/^not covered: .*reset, left out: allow it with --allow reset/m);

  expect((await verify(address, '--allow', 'reset')).out).not.toContain('run created: reset');
  expect(calls).toContain('POST /reset');
  expect((await verify(address, '--disposable')).out).not.toContain('left out');
  expect(calls).toContain('DELETE /things');
});

test('however much is left out, each reason is one short line', async () => {
  const paths = Array.from({ length: 40 }, (_, at) => {
    const responses = { 204: none };
    return [`/jobs/restart-all-of-kind-${at}`, { post: { operationId: `restart-${at}`, responses } }];
  });
  const named = (name: string) => ({
    type: 'object',
    required: [name],
    properties: { [name]: { type: 'string', format: 'uri' } },
  });
  const calls = ['url', 'callback', 'target'].map((name) => {
    const requestBody = { content: { 'application/json': { schema: named(name) } } };
    return [`/${name}`, { post: { operationId: `call-${name}`, requestBody, responses: { 204: none } } }];
  });
  const many = thingsDocument({ type: 'integer', minimum: 1 }, Object.fromEntries([...paths, ...calls]));
  const { address } = await served(thingsHandlers(othersThings()));
  const file = writeFiles({ 'things.json': many });
  const { out } = await runCli('verify', file, '--target', address, '--cases', '0', '--seed', '5');
  const lines = out.split('\n').filter((line) => line.startsWith('– left out'));
  expect(lines).toEqual([
    expect.stringMatching(/no item that the run created: restart-0, restart-1, .* \(\+\d+\)$/),
    '– left out · it may make the server call an address: call-url, call-callback, call-target',
    expect.stringMatching(/methods that the document lacks: .* \(\+\d+\)$/),
    expect.stringContaining('--disposable'),
  ]);
  for (const line of lines) expect(line.length).toBeLessThan(200);
});

test('what stays behind and what has changed is listed, and the exit code stays', async () => {
  const store = othersThings();
  const honest = thingsHandlers(store);
  const { address } = await served({
    ...honest,
    'POST /things': (call) => {
      store.set('1', { id: 1n, name: 'changed' });
      return honest['POST /things']?.(call) ?? [500];
    },
    'DELETE /things/{id}': ({ id }) => [store.has(id) ? 400 : 404],
  });
  const { code, out } = await verify(address, '--only', 'unknown-id/getThing');
  expect(code).toBe(0);
  expect(out).toContain(
    '! CHANGED DURING THE RUN, by it or by somebody else, and not created by it:\n!   /things/1 · /name was "other", is "changed"\n',
  );
  expect(out).toContain(
    `stays behind, 1 item that the run created:\n    /things/100 · curl -i -X DELETE '${address}/things/100'\n`,
  );
});

test('a misspelt --allow is rejected, and a rerun repeats what was allowed', async () => {
  const { address } = await served(thingsHandlers(othersThings()));
  const misspelt = await verify(address, '--allow', 'resett');
  expect(misspelt).toMatchObject({
    code: 2,
    err: expect.stringContaining('--allow resett: the document has no such'),
  });
  const broken = await served({ ...thingsHandlers(othersThings()), 'GET /things': () => [500] });
  const { code, out } = await verify(broken.address, '--allow', 'DELETE /things', '--allow', 'reset');
  expect(code).toBe(1);
  expect(out).toMatch(/^rerun: .* --allow 'DELETE \/things' --allow reset /m);
});
