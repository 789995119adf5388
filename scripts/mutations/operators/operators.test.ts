import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadDocument } from '../../../contracts/openapi/load-document.ts';
import { documentApi } from '../../../mock/inferred/index.ts';
import { createMock } from '../../../mock/mock.ts';
import { jsonOf } from '../http-message-helpers.ts';
import type { Handle, Mutant } from '../mutant.ts';
import { operatorMutants } from './index.ts';
import { MemberObserver } from './omitted-members.ts';
import { identifier } from './response.ts';

const { spec } = await loadDocument(join(import.meta.dirname, '../library.yaml'));
const openApi = () => documentApi(spec, { auth: 'off' });
const novel = { title: 'Dvořák, 漢字, 📚', pages: 300, genre: 'novel', keywords: ['čas'] };

describe('storage operators', () => {
  test.each([
    ['createBook: title loses letters beyond ASCII', { title: 'Dvok, , ' }],
    ['createBook: title loses characters beyond 16 bits', { title: 'Dvořák, 漢字, ' }],
    ['createBook: keywords loses letters beyond ASCII', { keywords: ['as'] }],
    ['createBook: keywords is ignored', { keywords: undefined }],
    ['createBook: title is stored with another last letter', { title: /a$/ }],
  ])('%s', async (id, stored) => {
    const handle = handleOf(mutant(id));
    const book = await read(handle, await create(handle));
    for (const [name, expected] of Object.entries(stored))
      if (expected instanceof RegExp) expect(book[name]).toMatch(expected);
      else expect(book[name]).toEqual(expected);
  });

  test('an update that is answered, but not stored, answers with the new value and keeps the old one', async () => {
    const handle = handleOf(mutant('replaceBook: title is answered, but not stored'));
    const id = await create(handle);
    const update = { ...novel, title: 'New', pages: 5 };
    expect(jsonOf(await send(handle, 'PUT', `/v1/books/${id}`, update))).toMatchObject({
      title: 'New',
      pages: 5,
    });
    expect(await read(handle, id)).toMatchObject({ title: novel.title, pages: 5 });
  });
});

describe('members that are always sent', () => {
  test('optional members are removed if every response had them', async () => {
    const handle = createMock(openApi()).handle;
    const observer = new MemberObserver(spec, identifier(openApi()));
    const observed = observer.observe(handle);
    await read(observed, await create(observed));
    expect(idsOf(observer)).toContain('readBook: keywords is missing, though always sent');
    // Required by the document, which is another operator's business.
    expect(idsOf(observer)).not.toContain('readBook: title is missing, though always sent');

    await read(observed, await create(observed, { ...novel, keywords: undefined }));
    expect(idsOf(observer)).not.toContain('readBook: keywords is missing, though always sent');
  });

  test('members beside a list are observed, too', async () => {
    const observer = new MemberObserver(spec, identifier(openApi()));
    await send(observer.observe(createMock(openApi()).handle), 'GET', '/v1/books');
    const total = operatorMutants(openApi(), observer).find(({ id }) => id.startsWith('listBooks: /total'));
    const list = await send(handleOf(total), 'GET', '/v1/books');
    expect(Object.keys(jsonOf(list))).toEqual(['items']);
  });
});

test('every operator has mutants with ids of their own', () => {
  const ids = operatorMutants(openApi()).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

function mutant(id: string): Mutant | undefined {
  return operatorMutants(openApi()).find((one) => one.id === id);
}

function idsOf(observer: MemberObserver): string[] {
  return operatorMutants(openApi(), observer).map(({ id }) => id);
}

function handleOf(found: Mutant | undefined): Handle {
  if (!found) throw new Error('no such mutant');
  const { mutateApi = (same) => same, mutate = (same) => same } = found;
  return mutate(createMock(mutateApi(openApi())).handle);
}

async function create(handle: Handle, book: object = novel): Promise<string> {
  return jsonOf(await send(handle, 'POST', '/v1/books', book)).id;
}

async function read(handle: Handle, id: string): Promise<Record<string, unknown>> {
  return jsonOf(await send(handle, 'GET', `/v1/books/${id}`));
}

function send(handle: Handle, method: string, path: string, body?: object): ReturnType<Handle> {
  const headers = body ? { 'content-type': 'application/json' } : {};
  return handle({ method, path, query: '', headers, body: Buffer.from(body ? JSON.stringify(body) : '') });
}
