import { describe, expect, test } from '@jest/globals';
import axios from 'axios';
import superagent from 'superagent';
import supertest from 'supertest';
import { request as undiciRequest } from 'undici';
import { afterThisTest } from '../../scripts/testing/clean-up.ts';
import jestOpenAPI, { openApi } from './matchers.ts';
import { documents, petsApp, servePets } from './testing/pets.ts';

/** What a failing expectation says. */
async function messageOf(expectation: () => unknown): Promise<string> {
  try {
    await expectation();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it holds');
}

type Ask = (origin: string, method: string, path: string, body?: object) => Promise<unknown>;

async function serve(): Promise<string> {
  const { origin, close } = await servePets();
  afterThisTest(close);
  return origin;
}

const anyStatus = { validateStatus: () => true };
const json = { 'content-type': 'application/json' };

const clients: Record<string, Ask> = {
  fetch: (origin, method, path, body) =>
    fetch(`${origin}${path}`, { method, headers: json, ...(body && { body: JSON.stringify(body) }) }),
  'fetch of a Request': (origin, method, path, body) =>
    fetch(
      new Request(`${origin}${path}`, { method, headers: json, ...(body && { body: JSON.stringify(body) }) }),
    ),
  axios: (origin, method, path, data) =>
    axios.request({ url: `${origin}${path}`, method, data, ...anyStatus }),
  'axios by fetch': (origin, method, path, data) =>
    axios.request({ baseURL: origin, url: path, method, data, adapter: 'fetch', ...anyStatus }),
  superagent: (origin, method, path, body) =>
    superagent(method, `${origin}${path}`)
      .send(body)
      .ok(() => true),
  supertest: async (_, method, path, body) =>
    supertest(petsApp())[method.toLowerCase() as 'post'](path).send(body),
  'request-promise': async (origin, method, path, body) => {
    const { data, status, headers } = await axios.request({
      url: `${origin}${path}`,
      method,
      data: body,
      ...anyStatus,
    });
    return { statusCode: status, headers, body: data, request: { method, uri: { path } } };
  },
};

describe.each(documents)('OpenAPI %s', (_, document) => {
  jestOpenAPI(document);

  describe.each(Object.entries(clients))('by %s', (_, ask) => {
    test.each<[string, string, object | undefined]>([
      ['GET', '/api/pets', undefined],
      ['GET', '/api/pets?limit=5', undefined],
      ['POST', '/api/pets', { name: 'Rex' }],
      ['POST', '/api/pets', { name: '' }],
      ['GET', '/api/pets/1', undefined],
      ['DELETE', '/api/pets/1', undefined],
    ])('%s %s %j is valid', async (method, path, body) => {
      await expect(await ask(await serve(), method, path, body)).toSatisfyApiSpec();
    });

    test.each<[string, string, object | undefined, string[]]>([
      [
        'GET',
        '/api/pets/broken',
        undefined,
        ["/body: must have required property 'name' (#/components/schemas/Pet/required)"],
      ],
      [
        'POST',
        '/api/pets',
        { name: 'broken' },
        ['/headers/Location: expected a Location header, got no such header', '/body/name: must be string'],
      ],
      ['PUT', '/api/pets/1', {}, ['PUT /api/pets/1 is not documented (#/paths)']],
      ['GET', '/api/dogs', undefined, ['GET /api/dogs is not documented (#/paths)']],
    ])('%s %s %j is invalid', async (method, path, body, lines) => {
      const response = await ask(await serve(), method, path, body);
      const message = await messageOf(() => expect(response).toSatisfyApiSpec());
      for (const line of lines) expect(message).toContain(line);
      expect(message).toContain(`${method} ${path} → `);
      const again = await ask(await serve(), method, path, body);
      await expect(again).not.toSatisfyApiSpec();
    });
  });

  test('a value is validated by the name of a schema', async () => {
    expect({ name: 'Rex', nickname: null }).toSatisfySchemaInApiSpec('Pet');
    expect({ name: 'Rex', nickname: 5 }).not.toSatisfySchemaInApiSpec('Pet');
    const message = await messageOf(() => expect({ name: 'Rex', age: 5 }).toSatisfySchemaInApiSpec('Pet'));
    expect(message).toContain('expected the value to be valid against Pet of document');
    expect(message).toContain(
      'must NOT have additional properties (#/components/schemas/Pet/additionalProperties)',
    );
    expect(await messageOf(() => expect({}).toSatisfySchemaInApiSpec('Dog'))).toContain(
      'has no schema Dog; it has Pet',
    );
  });
});

describe('an error is thrown for', () => {
  jestOpenAPI(documents[0]?.[1] ?? {});

  test('a value that is not a response', async () => {
    const { body, statusCode } = await undiciRequest(`${await serve()}/api/pets`);
    await body.dump();
    for (const value of [undefined, 'text', {}, { status: 200 }, { statusCode }]) {
      expect(await messageOf(() => expect(value).toSatisfyApiSpec())).toContain(
        'expected a response of fetch',
      );
    }
  });

  test('a body that is consumed', async () => {
    const response = await fetch(`${await serve()}/api/pets`);
    await response.text();
    expect(await messageOf(() => expect(response).toSatisfyApiSpec())).toContain('hand it over before');
  });

  test('an unknown method', async () => {
    const response = Response.json([]);
    Object.defineProperty(response, 'url', { value: 'http://localhost/api/pets' });
    expect(await messageOf(() => expect(response).toSatisfyApiSpec())).toContain(
      'the method of the request is unknown',
    );
  });
});

test('an unreadable document rejects the promise of openApi()', async () => {
  await expect(openApi('no-such-file.yaml')).rejects.toThrow('no-such-file.yaml: no such file');
  expect(await messageOf(() => expect({}).toSatisfySchemaInApiSpec('Pet'))).toContain(
    'there is no document yet',
  );
});
