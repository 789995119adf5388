import { describe, expect, test } from '@jest/globals';
import { createSpec } from '../openapi/spec.ts';
import type { CallInput } from './engine/call-input.ts';
import { Session } from './engine/session.ts';
import { fakeLiveTarget } from './testing/fake-live-target.ts';
import { thingsDocument, thingsHandlers } from './testing/things-document.ts';
import { integer, seeded } from './testing/verify-shared-target.ts';

describe('a call is left out', () => {
  /** Calls one operation of the document, and says why it was left out, or what was sent. */
  async function call(
    operationId: string,
    input: CallInput,
    document = thingsDocument(integer),
    allow?: string[],
  ) {
    const { target, calls } = fakeLiveTarget(thingsHandlers(seeded()));
    const api = { spec: createSpec('things.yaml', document) };
    const connection = { basePath: '', description: '' };
    const session = new Session({
      api,
      target,
      connection,
      run: 'test',
      emit: () => {},
      ...(allow && { allow }),
    });
    const { json: created } = await session.send('createThing', { body: { name: 'own' } });
    const own = String((created as { id: unknown }).id);
    const path = input.path?.id === 'own' ? { id: own } : input.path;
    return session.send(operationId, { ...input, ...(path && { path }) }).then(
      () => calls.at(-1),
      (error: Error) => error.message,
    );
  }

  test('unless it is about an item of the run, or an id that a read does not find', async () => {
    const body = { name: 'new' };
    expect(await call('putThing', { path: { id: 'own' }, body })).toBe('PUT /things/100');
    expect(await call('putThing', { path: { id: 77 }, body })).toBe('PUT /things/77');
    expect(await call('putThing', { path: { id: 2 }, body })).toMatch(/^putThing: it changes an item that/);
    expect(await call('deleteThing', { path: { id: 'own' } })).toBe('DELETE /things/100');
    expect(await call('deleteThing', { path: { id: 3 } })).toMatch(/^deleteThing: it changes an item that/);
  });

  test.each([
    ['', 'its path leads to no single item'],
    ['.', 'its path leads to no single item'],
    ['..', 'its path leads to no single item'],
  ])('where the id is "%s"', async (id, why) => {
    expect(await call('deleteThing', { path: { id } })).toMatch(why);
  });

  test('where the body names another item than the path', async () => {
    const more = { id: integer };
    const document = thingsDocument(integer, {}, more);
    expect(await call('putThing', { path: { id: 'own' }, body: { name: 'a', id: 2 } }, document)).toMatch(
      'it changes an item',
    );
    expect(await call('putThing', { path: { id: 'own' }, body: { name: 'a', id: 100 } }, document)).toBe(
      'PUT /things/100',
    );
    expect(await call('createThing', { body: { name: 'a', id: 2 } }, document)).toMatch('it changes an item');
    expect(await call('createThing', { body: { name: 'a', id: 55 } }, document)).toBe('POST /things');
  });

  test('where a header makes it another method', async () => {
    const input = { headers: { 'X-HTTP-Method-Override': 'DELETE' } };
    expect(await call('listThings', input)).toMatch(
      'its X-HTTP-Method-Override makes it a call of another method',
    );
  });

  test('where the server would call an address', async () => {
    const calling = thingsDocument(
      integer,
      {},
      { webhook: { type: 'string' }, homepage: { type: 'string' } },
    );
    const address = 'http://127.0.0.1:1/';
    expect(await call('createThing', { body: { name: 'a', webhook: address } }, calling)).toMatch(
      'its webhook',
    );
    expect(await call('createThing', { body: { name: 'a', note: address } }, calling)).toMatch('its note');
    expect(await call('listThings', { query: { callback_url: 'x' } })).toMatch('its callback_url');
    // People follow it, and servers show it.
    expect(await call('createThing', { body: { name: 'a', homepage: address } }, calling)).toBe(
      'POST /things',
    );
    const body = { name: 'a', webhook: address };
    expect(await call('createThing', { body }, calling, ['createThing'])).toBe('POST /things');
    const withCallbacks = thingsDocument(integer);
    Object.assign((withCallbacks.paths['/things'] as { get: object }).get, { callbacks: {} });
    expect(await call('listThings', {}, withCallbacks)).toMatch('it has callbacks');
  });
});
