import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { loadDocument } from '../../contracts/openapi/load-document.ts';
import { createSpec } from '../../contracts/openapi/spec.ts';
import { createMock, type Mock } from '../mock.ts';
import { callMock } from '../testing.ts';
import { documentApi } from './index.ts';
import { petDocument } from './testing.ts';

function seeded(seedData: unknown): Mock {
  const spec = createSpec('pets.yaml', petDocument);
  return createMock(documentApi(spec, { auth: 'off' }), { seed: 1, seedData });
}

const jsonOf = async (mock: Mock, path: string) => (await callMock(mock, 'GET', path)).json;

describe('the seed data of a document', () => {
  test('are the items at the start, with ids and times where they have none', async () => {
    const mock = seeded({
      pets: [{ id: 7, name: 'Rex', createdAt: '2020-01-01T00:00:00Z' }, { name: 'Tom' }],
    });
    const time = expect.stringMatching(/^2026-01-01T00:00:00\.\d{3}Z$/);
    expect(await jsonOf(mock, '/pets/7')).toEqual({
      id: 7,
      name: 'Rex',
      createdAt: '2020-01-01T00:00:00Z',
      updatedAt: time,
    });
    expect(await jsonOf(mock, '/pets')).toMatchObject({ total: 2, items: [{ id: 7 }, { name: 'Tom' }] });
    const [, tom] = ((await jsonOf(mock, '/pets')) as { items: { id: number }[] }).items;
    expect(await jsonOf(mock, `/pets/${tom?.id}`)).toMatchObject({ name: 'Tom', createdAt: time });
  });

  test('have what a creation may leave out and every item has', async () => {
    const { spec } = await loadDocument(fileURLToPath(new URL('../../docs/pets.yaml', import.meta.url)));
    const mock = createMock(documentApi(spec, { auth: 'off' }), { seedData: { pets: [{ name: 'Tom' }] } });
    expect(await jsonOf(mock, '/pets')).toEqual([
      { id: expect.any(Number), name: 'Tom', status: 'available' },
    ]);
  });

  test('may be below another item, by its path, in any order', async () => {
    const mock = seeded({ '/pets/7/toys': [{ name: 'ball' }], '/pets': [{ id: 7, name: 'Rex' }] });
    expect(await jsonOf(mock, '/pets/7/toys')).toEqual([{ name: 'ball' }]);
    expect((await callMock(mock, 'GET', '/pets/8/toys')).status).toBe(404);
  });

  test('can change and go like any other item', async () => {
    const mock = seeded({ pets: [{ id: 7, name: 'Rex', pin: '1234' }] });
    const change = { 'content-type': 'application/merge-patch+json' };
    expect((await callMock(mock, 'PATCH', '/pets/7', { name: 'Max' }, change)).json).toMatchObject({
      name: 'Max',
    });
    expect((await callMock(mock, 'DELETE', '/pets/7')).status).toBe(204);
    expect((await callMock(mock, 'GET', '/pets/7')).status).toBe(404);
  });

  test('replace all others when the mock is reset', async () => {
    const mock = seeded({ pets: [{ id: 7, name: 'Rex' }] });
    await mock.ready;
    await mock.reset({ pets: [{ id: 8, name: 'Tom' }] });
    expect(await jsonOf(mock, '/pets')).toMatchObject({ items: [{ id: 8 }] });
    await mock.reset();
    expect(await jsonOf(mock, '/pets')).toMatchObject({ items: [{ id: 7 }] });
    await expect(mock.reset({ pets: [{}] })).rejects.toThrow(/^\/pets\/0 must have/);
    expect(await jsonOf(mock, '/pets')).toMatchObject({ items: [{ id: 7 }] });
  });

  test.each<[unknown, string]>([
    [[], '/ must be an object of lists'],
    [{ pest: [] }, '/pest is unknown; the lists are pets, pets/toys; did you mean pets?'],
    [{ pets: {} }, '/pets must be a list'],
    [{ pets: [5] }, '/pets/0 must be an object'],
    [
      { pets: [{ id: 1, name: '' }] },
      '/pets/0/name must NOT have fewer than 1 characters (#/components/schemas/Pet/properties/name/minLength)',
    ],
    [
      { pets: [{ nmae: 'Rex' }] },
      "/pets/0 must have required property 'name' (#/components/schemas/Pet/required)",
    ],
    [{ pets: [1, 1].map((id) => ({ id, name: 'Rex' })) }, '/pets/1 has the id of another item: 1'],
    [{ 'pets/toys': [] }, '/pets~1toys is below other items; name it by its path: /pets/{id}/toys'],
    [{ '/pets/7/toys': [] }, '/~1pets~17~1toys: there is no 7 in pets'],
    [
      { pets: [{ id: 7, name: 'Rex' }], '/pets/7/toys': [{}] },
      "/~1pets~17~1toys/0 must have required property 'name' (#/components/schemas/Toy/required)",
    ],
  ])('%j: %s', async (seedData, message) => {
    await expect(seeded(seedData).ready).rejects.toThrow(expect.objectContaining({ message }));
  });

  test('keep the examples of the document away', async () => {
    const list = { type: 'array', items: { type: 'object', properties: { id: { type: 'integer' } } } };
    const content = { 'application/json': { schema: list, example: [{ id: 5 }] } };
    const one = { 'application/json': { schema: list.items } };
    const parameters = [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }];
    const document = {
      openapi: '3.1.0',
      info: { title: 'Pets', version: '1' },
      paths: {
        '/pets': { get: { responses: { 200: { description: '', content } } } },
        '/pets/{id}': { parameters, get: { responses: { 200: { description: '', content: one } } } },
      },
    };
    const { spec } = await loadDocument(document);
    const mockWith = (seedData?: unknown) =>
      createMock(documentApi(spec, { auth: 'off' }), { seed: 1, seedData });
    expect(await jsonOf(mockWith(), '/pets')).toEqual([{ id: 5 }]);
    expect(await jsonOf(mockWith({ pets: [{ id: 6 }] }), '/pets')).toEqual([{ id: 6 }]);
    expect(await jsonOf(mockWith({}), '/pets')).toEqual([]);
  });
});
