import { describe, expect, test } from '@jest/globals';
import { type HttpResponse, headerOf, noBody } from '../../../contracts/http/message.ts';
import { secretBody, serveMock } from '../../../scripts/testing/serve-mock.ts';
import { builtinMock } from '../index.ts';

// What `bonafide parity docker` found on an engine 20.10.24, and the mock did otherwise.

const mockOf = (version?: string) => builtinMock('docker', { variables: { DOCKER_API_VERSION: version } });

type Ask = (method: string, path: string, body?: string) => Promise<HttpResponse>;

function asking(mock = mockOf()): Ask {
  return (method, target, body = '') => {
    const [path = '', query = ''] = target.split('?');
    return mock.handle({ method, path, query, headers: {}, body: body === '' ? noBody : Buffer.from(body) });
  };
}

const messageOf = ({ body }: HttpResponse) => JSON.parse(body.toString()).message;

describe('a client older than API 1.37', () => {
  const body = JSON.stringify({ Name: 'app-key', Data: 'YQ==', Templating: {} });

  test('may not create a template', async () => {
    const answer = await asking()('POST', '/v1.36/secrets/create', body);
    expect(answer.status).toBe(400);
    expect(messageOf(answer)).toBe('secret templating is not supported on the specified API version: 1.36');
  });

  test.each(['/v1.37', '/v1.44', ''])('is not one that asks for %s', async (base) => {
    expect((await asking()('POST', `${base}/secrets/create`, body)).status).toBe(201);
  });
});

test('a path with a line feed in it is below its version like any other', async () => {
  const answer = await asking()('DELETE', '/v1.44/secrets/app%0Akey');
  expect(messageOf(answer)).toBe('secret app\nkey not found');
});

describe('the character that ends a key in the swarm’s index', () => {
  const create = async (): Promise<{ ask: Ask; id: string }> => {
    const ask = asking();
    const { ID } = JSON.parse((await ask('POST', '/secrets/create', secretBody('app-key'))).body.toString());
    return { ask, id: ID };
  };
  const names = async (ask: Ask, filters: object): Promise<string[]> => {
    const { body } = await ask('GET', `/secrets?filters=${encodeURIComponent(JSON.stringify(filters))}`);
    return JSON.parse(body.toString()).map(({ Spec }: { Spec: { Name: string } }) => Spec.Name);
  };

  test('is part of what a filter’s prefix is compared with', async () => {
    const { ask, id } = await create();
    expect(await names(ask, { name: ['APP-KEY\0'] })).toEqual(['app-key']);
    expect(await names(ask, { id: [`${id}\0`] })).toEqual(['app-key']);
    expect(await names(ask, { name: ['app\0'], id: [`${id.slice(0, 12)}\0`] })).toEqual([]);
    expect(await names(ask, { names: ['app-key\0'] })).toEqual([]);
  });

  test('is part of an ID’s prefix in a path', async () => {
    const { ask, id } = await create();
    expect((await ask('GET', `/secrets/${id}%00`)).status).toBe(200);
    expect((await ask('GET', `/secrets/${id.slice(0, 12)}%00`)).status).toBe(404);
    expect((await ask('GET', '/secrets/app-key%00')).status).toBe(404);
  });
});

test('the beginning of several IDs is ambiguous', async () => {
  const ask = asking();
  const ids: string[] = [];
  for (let n = 0; n < 37; n += 1) {
    const { body } = await ask('POST', '/secrets/create', secretBody(`app-${n}`));
    ids.push(JSON.parse(body.toString()).ID);
  }
  const first = ids.map((id) => id.slice(0, 1)).find((one, at, all) => all.indexOf(one) !== at) ?? '';
  const matches = ids.filter((id) => id.startsWith(first)).length;
  const answers = [
    await ask('GET', `/secrets/${first}`),
    await ask('DELETE', `/secrets/${first}`),
    await ask('POST', `/secrets/${first}/update?version=1`, secretBody('app-0')),
  ];
  for (const answer of answers) {
    expect(answer.status).toBe(400);
    expect(messageOf(answer)).toBe(`secret ${first} is ambiguous (${matches} matches found)`);
  }
});

test('filters of half a megabyte are read, also over HTTP', async () => {
  const { send } = await serveMock();
  const filters = JSON.stringify({ name: ['x'.repeat(500_000)] });
  const { status } = await send('GET', '/secrets', { query: `filters=${encodeURIComponent(filters)}` });
  expect(status).toBe(200);
});

describe('DOCKER_API_VERSION', () => {
  test('makes the mock an engine of that version', async () => {
    const ask = asking(mockOf('1.41'));
    expect(headerOf((await ask('HEAD', '/_ping')).headers, 'api-version')).toBe('1.41');
    expect(messageOf(await ask('GET', '/v1.42/secrets'))).toBe(
      'client version 1.42 is too new. Maximum supported API version is 1.41',
    );
  });

  test.each([undefined, ''])('is the document’s where it is %j', async (version) => {
    expect(headerOf((await asking(mockOf(version))('HEAD', '/_ping')).headers, 'api-version')).toBe('1.44');
  });

  test.each(['1', 'v1.44', 'newest', '0.1'])('must not be %s', (version) => {
    expect(() => mockOf(version)).toThrow('DOCKER_API_VERSION is no API version, such as 1.44');
  });
});
