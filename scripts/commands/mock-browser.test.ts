import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, whyNoBrowser } from '../testing/browser.ts';
import { afterThisTest, temporaryDirectory } from '../testing/clean-up.ts';
import { spawnCli } from '../testing/spawn-cli.ts';

// Pages in a real browser that call mocks of another origin, as a front end under development does.

jest.setTimeout(60_000);

const document = {
  openapi: '3.1.0',
  info: { title: 'Notes', version: '1' },
  security: [{ session: [] }],
  paths: {
    '/notes': {
      post: {
        operationId: 'addNote',
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Note' } } },
        },
        responses: {
          201: {
            description: 'Added.',
            headers: { Location: { required: true, schema: { type: 'string' } } },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Note' } } },
          },
        },
      },
    },
    '/notes/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      get: {
        operationId: 'readNote',
        responses: {
          200: {
            description: 'The note.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Note' } } },
          },
          404: { description: 'None.' },
        },
      },
      patch: {
        operationId: 'changeNote',
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: { type: 'object', properties: { text: { type: 'string' } } } },
          },
        },
        responses: {
          200: {
            description: 'Changed.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Note' } } },
          },
          404: { description: 'None.' },
        },
      },
      delete: {
        operationId: 'deleteNote',
        responses: { 204: { description: 'Gone.' }, 404: { description: 'None.' } },
      },
    },
  },
  components: {
    securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'sid' } },
    schemas: {
      Note: {
        type: 'object',
        required: ['text'],
        properties: { id: { type: 'integer', readOnly: true }, text: { type: 'string' } },
      },
    },
  },
};

const gcoreKey = { Authorization: 'APIKey 1234$abcdef' };
const gcoreSecret = { name: 'from-a-page', registry: 'registry.example', login: 'me', password: 'secret' };
const evilName = 'evil.example';

/** What a page gets from a call: the status and the body, or the error that its browser gives it instead. */
interface Seen {
  status?: number;
  location?: string | null;
  text?: string;
  error?: string;
}

async function startMock(args: string[]): Promise<{ address: string; token: string }> {
  const spawned = spawnCli(['mock', ...args, '--port', '0'], { BONAFIDE_TOKEN: 'the-token' });
  const [, address = ''] = await spawned.line(/mock ready at (\S+) /m);
  // A browser has cookies for names, and this machine's names are one site.
  return { address: address.replace('127.0.0.1', 'localhost'), token: 'the-token' };
}

async function serveEmptyPage(): Promise<number> {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>a front end</title>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterThisTest(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

function callFrom(page: Page) {
  return (method: string, url: string, body?: unknown, headers: Record<string, string> = {}): Promise<Seen> =>
    page.evaluate(
      async ([method, url, body, headers]) => {
        try {
          const answer = await fetch(url as string, {
            method: method as string,
            headers: {
              ...(body !== undefined && { 'Content-Type': 'application/json' }),
              ...(headers as object),
            },
            ...(body !== undefined && { body: JSON.stringify(body) }),
            credentials: 'include',
          });
          return {
            status: answer.status,
            location: answer.headers.get('location'),
            text: await answer.text(),
          };
        } catch (error) {
          return { error: (error as Error).name };
        }
      },
      [method, url, body, headers] as const,
    );
}

if (whyNoBrowser !== undefined) test.skip(`a page in a browser (${whyNoBrowser})`, () => {});
else {
  describe('a page in a browser', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await openBrowser([`--host-resolver-rules=MAP ${evilName} 127.0.0.1`]);
    });
    afterAll(() => browser.close());

    const openAt = async (host: string): Promise<Page> => {
      const page = await browser.newPage();
      afterThisTest(() => page.close());
      await page.goto(`http://${host}:${await serveEmptyPage()}/`);
      return page;
    };

    test('creates, reads, changes and deletes in the mock of Gcore', async () => {
      const { address } = await startMock(['gcore']);
      const call = callFrom(await openAt('localhost'));
      const list = `${address}/cloud/v1/caas/secrets/1/1`;
      expect(await call('POST', list, gcoreSecret, gcoreKey)).toMatchObject({ status: 200 });
      const item = `${list}/from-a-page`;
      expect(await call('PATCH', item, { login: 'you' }, gcoreKey)).toMatchObject({ status: 200 });
      expect((await call('GET', item, undefined, gcoreKey)).text).toContain('"you"');
      expect(await call('DELETE', item, undefined, gcoreKey)).toMatchObject({ status: 204 });
      expect(await call('GET', item, undefined, gcoreKey)).toMatchObject({ status: 404 });
      expect(await call('GET', list)).toMatchObject({ status: 401 });
    });

    test('does so with a cookie in the mock of a document of one’s own', async () => {
      const { address } = await startMock([notesFile()]);
      const page = await openAt('localhost');
      await page.context().addCookies([{ name: 'sid', value: 'abc123', url: address }]);
      const call = callFrom(page);
      const created = await call('POST', `${address}/notes`, { text: 'first' });
      expect(created).toMatchObject({ status: 201, location: expect.stringContaining('/notes/') });
      const item = new URL(created.location ?? '', address).href;
      expect(await call('PATCH', item, { text: 'second' })).toMatchObject({ status: 200 });
      expect((await call('GET', item)).text).toContain('second');
      expect(await call('HEAD', item)).toMatchObject({ status: 200, text: '' });
      expect(await call('DELETE', item)).toMatchObject({ status: 204 });
      expect(await call('GET', item)).toMatchObject({ status: 404 });
    });

    test('of another origin can do nothing, nor reach the control API', async () => {
      const gcore = await startMock(['gcore']);
      const notes = await startMock([notesFile(), '--auth', 'off']);
      const call = callFrom(await openAt(evilName));
      const refused = { error: 'TypeError' };
      const list = `${gcore.address}/cloud/v1/caas/secrets/1/1`;
      expect(await call('POST', list, gcoreSecret, gcoreKey)).toEqual(refused);
      for (const method of ['GET', 'PATCH', 'DELETE', 'HEAD'])
        expect(await call(method, `${notes.address}/notes/1`, method === 'PATCH' ? {} : undefined)).toEqual(
          refused,
        );
      // No preflight goes before this one: the answer is hidden, but the call is made.
      expect(
        await call('POST', `${notes.address}/notes`, { text: 'planted' }, { 'Content-Type': 'text/plain' }),
      ).toEqual(refused);
      const authorization = { Authorization: `Bearer ${gcore.token}` };
      for (const host of ['localhost', evilName]) {
        const control = `${notes.address.replace('localhost', host)}/__bonafide`;
        expect(await call('GET', `${control}/journal`, undefined, authorization)).toEqual(refused);
        expect(await call('POST', `${control}/reset`, {}, authorization)).toEqual(refused);
      }
      for (const { address } of [gcore, notes]) {
        const journal = await fetch(`${address}/__bonafide/journal`, { headers: authorization });
        expect(await journal.json()).toMatchObject({ total: 0 });
      }
    });
  });
}

function notesFile(): string {
  const file = join(temporaryDirectory(), 'notes.json');
  writeFileSync(file, JSON.stringify(document));
  return file;
}
