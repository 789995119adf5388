import { describe, expect, test } from '@jest/globals';
import { mockApi } from './jest.ts';

const gcore = mockApi('gcore', { allowInvalid: true });
const docker = mockApi('docker');

const create = 'CaaSPullSecretsHandler.post';
const list = 'CaaSPullSecretsHandler.get';
const read = 'PullSecretHandler.get';
const update = 'PullSecretHandler.patch';

const secrets = 'https://api.gcore.com/cloud/v1/caas/secrets/1/1';
const headers = { authorization: 'APIKey 1234$abcdef', 'content-type': 'application/json' };
const wanted = { name: 'my-secret', registry: 'some.registry.com', login: 'login', password: 'hush-hush' };

function send(method: string, path = '', body?: unknown): Promise<Response> {
  const text = typeof body === 'string' ? body : body && JSON.stringify(body);
  return fetch(`${secrets}${path}`, { method, headers, ...(text !== undefined && { body: text as string }) });
}

/** What a failing expectation says. */
function messageOf(expectation: () => void): string {
  try {
    expectation();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it holds');
}

describe('toHaveReceived()', () => {
  test('accepts a call with more than is expected', async () => {
    await send('POST', '', wanted);
    await send('GET', '?limit=5&limit=7&offset=0');
    expect(gcore).toHaveReceived(create);
    expect(gcore).toHaveReceived(create, {
      path: { project_id: 1, region_id: 1 },
      headers: { Authorization: 'APIKey 1234$abcdef' },
      body: { name: expect.stringMatching(/^my-/), password: 'hush-hush' },
    });
    expect(gcore).toHaveReceived(list, { query: { offset: 0 } });
    expect(gcore).not.toHaveReceived(list, { query: { limit: 7 } });
    expect(gcore).not.toHaveReceived(create, { body: { name: 'my' } });
    expect(gcore).not.toHaveReceived(create, { headers: { 'X-Retry': expect.anything() } });
    expect(gcore).not.toHaveReceived(update);
  });

  test('counts calls', async () => {
    for (const login of ['a', 'b', 'a']) await send('PATCH', '/my-secret', { login });
    expect(gcore).toHaveReceived(update, { times: 3 });
    expect(gcore).toHaveReceived(update, { times: 2, body: { login: 'a' } });
    expect(gcore).toHaveReceived(read, { times: 0 });
    expect(gcore).not.toHaveReceived(update, { times: 2 });
  });

  test('reads forms, text and empty bodies', async () => {
    await send('POST', '', 'no JSON');
    expect(gcore).toHaveReceived(create, { body: expect.stringContaining('JSON') as never });
    expect(gcore).not.toHaveReceived(create, { body: {} });
    await send('GET');
    expect(gcore).not.toHaveReceived(list, { body: expect.anything() as never });
  });

  test('compares lists as they are', async () => {
    await fetch('http://localhost/v1.44/secrets?filters=%7B%22name%22%3A%5B%22a%22%5D%7D');
    expect(docker).toHaveReceived('SecretList', { query: { filters: '{"name":["a"]}' as never } });
  });
});

describe('the message of a missing call', () => {
  test('names the closest call and its differences', async () => {
    await send('POST', '', { ...wanted, name: 'other', login: 'other' });
    await send('POST', '', { ...wanted, login: 'root' });
    const wantedCall = {
      path: { region_id: 2 },
      body: { name: 'my-secret', login: 'login', password: 'new' },
    };
    expect(messageOf(() => expect(gcore).toHaveReceived(create, wantedCall))).toBe(
      [
        'expected gcore to have received CaaSPullSecretsHandler.post with path {"region_id":2}, body {"name":"my-secret","login":"login","password":"[redacted]"}',
        'matching calls: 0, of all received:',
        '  2 × CaaSPullSecretsHandler.post',
        'the closest is POST /cloud/v1/caas/secrets/1/1 (CaaSPullSecretsHandler.post), except for',
        '  path /region_id: expected "2", got "1"',
        '  body /login: expected "login", got "root"',
        '  body /password: differs from the expected value',
      ].join('\n'),
    );
  });

  test('lists what was received', async () => {
    expect(messageOf(() => expect(gcore).toHaveReceived(create))).toContain('none at all');
    await send('GET');
    await send('GET', '/a/b/c');
    const message = messageOf(() => expect(gcore).toHaveReceived(create));
    expect(message).toContain(`  1 × ${list}\n  1 × undocumented`);
  });

  test('counts the matching calls', async () => {
    await send('GET');
    const three = messageOf(() => expect(gcore).toHaveReceived(list, { times: 3 }));
    expect(three).toContain(`to have received 3 times ${list}\nmatching calls: 1,`);
    const none = messageOf(() => expect(gcore).not.toHaveReceived(list));
    expect(none).toContain(`expected gcore not to have received ${list}`);
  });

  test('names asymmetric matchers', async () => {
    await send('PATCH', '/my-secret', { registry: 'r' });
    const message = messageOf(() =>
      expect(gcore).toHaveReceived(update, { body: { registry: expect.stringMatching('x'), login: 'a' } }),
    );
    expect(message).toContain('body /registry: expected "StringMatching /x/", got "r"');
    expect(message).toContain('body /login: missing');
  });

  test('redacts secrets, sent and expected ones', async () => {
    await send('PATCH', '/my-secret', { password: 'hush-hush', login: 'a' });
    await send('PATCH', '/my-secret', 'hush-hush');
    const messages = [
      messageOf(() => expect(gcore).toHaveReceived(update, { body: { password: 'whisper', login: 'a' } })),
      messageOf(() => expect(gcore).toHaveReceived(update, { headers: { authorization: 'whisper' } })),
      messageOf(() =>
        expect(gcore).toHaveReceived(update, { body: { login: { password: 'whisper' } } as never }),
      ),
      messageOf(() => expect(gcore).toHaveReceived(update, { body: 'whisper' as never })),
      messageOf(() => expect(gcore).toHaveReceivedInOrder([create, { body: { password: 'whisper' } }])),
    ];
    expect(messages.join('\n')).not.toMatch(/hush-hush|whisper|1234\$abcdef/);
    expect(messages.join('\n')).toContain('differs from the expected value');
  });
});

describe('toHaveReceivedInOrder()', () => {
  test('allows other calls in between', async () => {
    await send('GET');
    await send('POST', '', wanted);
    await send('GET', '/my-secret');
    await send('PATCH', '/my-secret', { login: 'a' });
    expect(gcore).toHaveReceivedInOrder(list, read, [update, { body: { login: 'a' } }]);
    expect(gcore).not.toHaveReceivedInOrder(read, list);
    expect(gcore).not.toHaveReceivedInOrder(list, list);
    const message = messageOf(() => expect(gcore).toHaveReceivedInOrder(read, [create, {}]));
    expect(message).toContain(`gcore did not receive ${create} as number 2 in order; it received:`);
    expect(message).toContain(`  2. POST /cloud/v1/caas/secrets/1/1 (${create})`);
  });
});

describe('toHaveReceivedNothingElse()', () => {
  test('passes where every call was expected', async () => {
    expect(gcore).toHaveReceivedNothingElse();
    await send('GET');
    await send('POST', '', wanted);
    await send('GET', '/my-secret');
    expect(gcore).toHaveReceived(create);
    expect(gcore).toHaveReceivedInOrder(list);
    expect(messageOf(() => expect(gcore).toHaveReceivedNothingElse())).toBe(
      [
        'expected gcore not to have received calls that this test did not expect:',
        `  GET /cloud/v1/caas/secrets/1/1/my-secret (${read})`,
      ].join('\n'),
    );
    expect(gcore).toHaveReceived(read);
    expect(gcore).toHaveReceivedNothingElse();
    expect(messageOf(() => expect(gcore).not.toHaveReceivedNothingElse())).toContain(
      'expected gcore to have',
    );
  });
});

test('large calls are dropped, but still counted', async () => {
  const large = 'x'.repeat(12 * 2 ** 20);
  for (const login of ['a', 'b', 'c']) await send('PATCH', '/my-secret', { login, registry: large });
  await send('PATCH', '/my-secret', { login: 'd' });
  expect(gcore).toHaveReceived(update, { times: 4 });
  expect(gcore).toHaveReceived(update, { body: { login: 'd' } });
  const message = messageOf(() => expect(gcore).toHaveReceived(update, { body: { login: 'a' } }));
  expect(message).toMatch(/the first [12] calls were dropped, since they were too large/);
  expect(messageOf(() => expect(gcore).toHaveReceivedNothingElse())).toContain('were dropped');
});

test.each([
  [() => expect(gcore).toHaveReceived('SecretList' as never), /gcore has no SecretList; it has CaaS/],
  [() => expect({}).toHaveReceived('SecretList' as never), /expected the result of mockApi\(\)/],
])('wrong usage is an error: %#', (mistake, message) => {
  expect(mistake).toThrow(message);
});
