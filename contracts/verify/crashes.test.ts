import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { afterThisTest } from '../../scripts/testing/clean-up.ts';
import type { Document } from '../openapi/document.ts';
import { createSpec } from '../openapi/spec.ts';
import { documentContract } from './document-contract.ts';
import type { RunEvent } from './engine/events.ts';
import { httpTarget } from './targets/http.ts';
import { fakeLiveTarget } from './testing/fake-live-target.ts';
import { thingsDocument, thingsHandlers } from './testing/things-document.ts';
import { type RunOptions, verifyContract } from './verify.ts';

// A server that dies, hangs, or never ends an answer.

const document = thingsDocument({ type: 'integer', minimum: 1 });

/**
 * What happens to a request instead of its answer: the connection is cut before it is done, or after; or the accident
 * answers it itself.
 */
type Accident = (
  request: { line: string; body: string },
  outgoing: ServerResponse,
) => 'cut' | 'cut when done' | 'answered' | undefined | false;

interface Things {
  address: string;
  /** As `POST /things`. */
  calls: string[];
  server: Server;
}

/** Serves things, with accidents, on a port of its own until the test ends. */
async function serveThings(accident: Accident): Promise<Things> {
  const { target, calls } = fakeLiveTarget(thingsHandlers(new Map()));
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { method = '', url = '', headers } = incoming;
    const what = accident({ line: `${method} ${url}`, body: body.toString() }, outgoing);
    if (what === 'cut') outgoing.destroy();
    if (what === 'cut' || what === 'answered') return;
    const [path = '', query = ''] = url.split('?', 2);
    const answer = await target.send({ method, path, query, headers, body });
    if (what === 'cut when done') outgoing.destroy();
    else outgoing.writeHead(answer.status, { ...answer.headers }).end(answer.body);
  });
  await listen(server, 0);
  afterThisTest(() => {
    server.closeAllConnections();
    server.close();
  });
  return { address: `http://127.0.0.1:${portOf(server)}`, calls, server };
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;

function listen(server: Server, port: number): Promise<unknown> {
  server.listen(port, '127.0.0.1');
  return new Promise((resolve) => server.once('listening', resolve));
}

async function verify(address: string, options: Partial<RunOptions> = {}, described: Document = document) {
  const events: RunEvent[] = [];
  const contract = documentContract(createSpec('things.yaml', described));
  const target = httpTarget(address, { isDisposable: true });
  const emit = (event: RunEvent) => events.push(event);
  try {
    await verifyContract(contract, target, { run: 'test', cases: 3, seed: 1, ...options, emit });
  } finally {
    await target.close();
  }
  const of = <Type extends RunEvent['type']>(type: Type) =>
    events.filter((event): event is Extract<RunEvent, { type: Type }> => event.type === type);
  const failures = of('failed').map(
    ({ failure }) => `${failure.operationId} ${failure.check}: ${failure.actual}`,
  );
  return { failures: [...new Set(failures)], of, incomplete: of('ended')[0]?.incomplete };
}

const cut = 'the connection was cut (ECONNRESET)';
const isEmoji = ({ line, body }: { line: string; body: string }) =>
  line === 'POST /things' && body.includes('😀');

test('a request that cuts the connection, twice, is a failure, and the run goes on', async () => {
  const { address } = await serveThings((request) => isEmoji(request) && 'cut');
  const { failures, incomplete, of } = await verify(address);
  expect(failures).toEqual([`createThing request-answered: ${cut}`]);
  expect(incomplete).toBeUndefined();
  expect(of('case-ended').map(({ caseId }) => caseId)).toContain('random-input/putThing');
  expect(of('failed')[0]?.failure.curl).toMatch(/^curl -i -X POST .*😀/);
});

test('a connection that is cut now and then is no failure', async () => {
  let count = 0;
  const { address } = await serveThings(() => {
    count += 1;
    return count % 40 === 0 && 'cut';
  });
  expect((await verify(address)).failures).toEqual([]);
});

test('a deletion that is done and not answered is a failure of the deletion', async () => {
  const { address, calls } = await serveThings(({ line }) => {
    const isFirst = line.startsWith('DELETE /things/') && !calls.includes(line);
    return isFirst && 'cut when done';
  });
  expect((await verify(address)).failures).toEqual([
    `deleteThing request-answered: ${cut}, though it was done: the next try was answered with 404`,
  ]);
});

test('a server that restarts is waited for', async () => {
  let deaths = 0;
  const { address, server } = await serveThings((request) => {
    if (!isEmoji(request)) return;
    deaths += 1;
    const port = portOf(server);
    server.close(() => listen(server, port));
    server.closeAllConnections();
    return 'cut';
  });
  const { failures, incomplete } = await verify(address);
  expect(deaths).toBeGreaterThan(1);
  expect(failures).toEqual([`createThing request-answered: ${cut}`]);
  expect(incomplete).toBeUndefined();
});

test('where a server is gone, what killed it is reported, and the run is incomplete', async () => {
  const { address, server } = await serveThings((request) => {
    if (!isEmoji(request)) return;
    server.close();
    server.closeAllConnections();
    return 'cut';
  });
  const { failures, incomplete, of } = await verify(address, { restartMs: 300 });
  expect(failures).toEqual([`createThing request-answered: ${cut}, and nothing answers since`]);
  expect(incomplete).toBe('the target is not there any more (nothing answers (ECONNREFUSED))');
  expect(of('cleaned-up')).toEqual([]);
  expect(of('case-ended').at(-1)).toMatchObject({ covered: false });
});

test('a server that answers no read is seen to be gone, too', async () => {
  const post = document.paths['/things']?.post;
  const only = { ...document, paths: { '/things': { post } } } as Document;
  let isDead = false;
  const { address } = await serveThings((request, outgoing) => {
    isDead ||= isEmoji(request);
    if (isDead) return 'cut';
    if (!request.line.startsWith('GET ')) return undefined;
    outgoing.writeHead(405, { allow: 'POST' }).end();
    return 'answered';
  });
  const { failures, incomplete } = await verify(address, { restartMs: 300 }, only);
  expect(failures).toEqual([`createThing request-answered: ${cut}, and nothing answers since`]);
  expect(incomplete).toMatch(/^the target is not there any more/);
});

test('an answer without end, or of JSON that is nested too deep, or that is no HTTP, is a failure', async () => {
  const accidents = {
    'the answer has no end after 20 MB': (outgoing) => {
      const more = () => outgoing.destroyed || outgoing.write(Buffer.alloc(1_000_000), more);
      more();
    },
    'its JSON is nested more than 500 deep': (outgoing) => outgoing.end('['.repeat(100_000)),
    'the answer is no HTTP (HPE_INVALID_CONSTANT)': ({ socket }) => socket?.end('HELLO\r\n\r\n'),
    'its Content-Encoding gzip cannot be decoded (Z_BUF_ERROR)': (outgoing) =>
      outgoing
        .setHeader('content-encoding', 'gzip')
        .end(Buffer.from('H4sIAAAAAAAAA4uOBQApu0wNAg==', 'base64')),
  } satisfies Record<string, (outgoing: ServerResponse) => unknown>;
  for (const [actual, happen] of Object.entries(accidents)) {
    const { address } = await serveThings(({ line }, outgoing) => {
      if (line !== 'GET /things') return;
      outgoing.setHeader('content-type', 'application/json');
      happen(outgoing);
      return 'answered';
    });
    const { failures } = await verify(address, { only: ['valid/', 'unknown-id'] });
    expect(failures).toEqual([`listThings request-answered: ${actual}`]);
  }
});

test('a stream is read for a while, and its beginning judged', async () => {
  const event = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };
  const watched = (type: string, schema: object) => ({
    get: {
      operationId: 'watchThings',
      responses: { 200: { description: '', content: { [type]: { schema } } } },
    },
  });
  const verifyStream = async (type: string, schema: object, sent: string) => {
    const { address } = await serveThings(({ line }, outgoing) => {
      if (line !== 'GET /watch') return;
      outgoing.setHeader('content-type', type).write(sent);
      return 'answered';
    });
    const described = thingsDocument({ type: 'integer', minimum: 1 }, { '/watch': watched(type, schema) });
    return verify(address, { only: ['valid/watchThings'] }, described);
  };
  const text = await verifyStream('text/event-stream', { type: 'string' }, 'data: 1\n\n');
  expect(text.failures).toEqual([]);
  expect(text.of('called').map(({ record }) => record.response.size)).toContain(9);
  const right = '{"name":"a"}\n{"na';
  expect((await verifyStream('application/json', event, right)).failures).toEqual([]);
  expect((await verifyStream('application/json', event, '{}\n')).failures).toEqual([
    'watchThings body-schema: undefined',
  ]);
});

test('a run that is to end ends the call that it is at', async () => {
  const stop = new AbortController();
  const { address } = await serveThings(({ line }) => {
    if (line !== 'POST /things') return;
    stop.abort();
    return 'answered';
  });
  const { failures, incomplete, of } = await verify(address, { signal: stop.signal });
  expect(failures).toEqual([]);
  expect(incomplete).toBe('stopped before all cases had run');
  expect(of('cleaned-up')).toHaveLength(1);
});

test('where nothing has ever answered, the run cannot be made', async () => {
  const { address } = await serveThings(() => 'cut');
  await expect(verify(address)).rejects.toThrow(cut);
});
