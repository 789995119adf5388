import { describe, expect, test } from '@jest/globals';
import { loadDocument } from '../openapi/load-document.ts';
import { createApiRoutes } from './api-routes.ts';

const responses = { 200: { description: 'Fine.' } };

async function routesOf(servers: object[] | undefined, basePath?: string, inner: object = {}) {
  const { spec } = await loadDocument({
    openapi: '3.0.0',
    info: { title: 'Pets', version: '1' },
    ...(servers && { servers }),
    paths: { '/pets': { get: { operationId: 'PetList', responses }, ...inner } },
  });
  return createApiRoutes(spec, basePath);
}

const any = { url: 'https://x.example/{tenant}/v1', variables: { tenant: { default: 'acme' } } };
const some = { url: '/api/{tenant}', variables: { tenant: { default: 'acme', enum: ['acme', 'b.c'] } } };
const whole = { url: 'https://x.example{base}', variables: { base: { default: '/a/b' } } };
const host = { url: '{scheme}://{host}:{port}/v1/', variables: { scheme: { default: 'https' } } };

describe('a path is part of the API', () => {
  test.each([
    { servers: undefined, inside: ['/pets'], outside: [] },
    { servers: [{ url: '/' }], inside: ['/pets'], outside: [] },
    { servers: [{ url: 'https://x.example/v1?a#b' }], inside: ['/v1/pets'], outside: ['/pets', '/v10/pets'] },
    { servers: [{ url: 'v1' }], inside: ['/pets'], outside: [] },
    { servers: [{ url: '/v1' }, { url: '/v1/v2' }], inside: ['/v1/pets', '/v1/v2/pets'], outside: ['/pets'] },
    { servers: [some], inside: ['/api/acme/pets', '/api/b.c/pets'], outside: ['/api/bxc/pets', '/api/pets'] },
    { servers: [any], inside: ['/acme/v1/pets', '/other/v1/pets'], outside: ['/v1/pets', '/a/b/v1/pets'] },
    { servers: [whole], inside: ['/a/b/pets'], outside: ['/pets', '/a/pets'] },
    { servers: [host], inside: ['/v1/pets'], outside: ['/pets'] },
  ])('below the base paths of $servers', async ({ servers, inside, outside }) => {
    const { includes, find } = await routesOf(servers);
    const request = { method: 'GET', query: '', headers: {}, body: Buffer.alloc(0) };
    const found = inside.map((path) => find({ ...request, path })?.operation.id);
    expect(found).toEqual(inside.map(() => 'PetList'));
    expect(inside.filter(includes)).toEqual(inside);
    expect(outside.filter(includes)).toEqual([]);
  });

  test('below the base path of an operation of its own', async () => {
    const get = { operationId: 'PetList', responses, servers: [{ url: '/own' }] };
    const { includes } = await routesOf([{ url: '/v1' }], undefined, { get });
    expect(['/own/pets', '/v1/pets', '/pets'].filter(includes)).toEqual(['/own/pets', '/v1/pets']);
  });

  test.each([
    { basePath: '', inside: ['/pets', '/v1/pets'] },
    { basePath: '/', inside: ['/pets', '/v1/pets'] },
    { basePath: '/v1/', inside: ['/v1/pets'] },
    { basePath: '/{any}', inside: ['/v1/pets'] },
  ])('below the given base path $basePath, whatever the document says', async ({ basePath, inside }) => {
    const { includes } = await routesOf([{ url: '/v2' }], basePath);
    expect(['/pets', '/v1/pets'].filter(includes)).toEqual(inside);
  });
});

test('a base path that does not begin with a slash is refused', async () => {
  await expect(routesOf([], 'v1')).rejects.toThrow('the base path "v1" does not begin with a slash');
});
