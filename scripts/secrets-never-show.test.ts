import { describe, expect, test } from '@jest/globals';
import { type HttpRequest, headerOf } from '../contracts/http/message.ts';
import { dockerApi } from '../mock/apis/docker/index.ts';
import { type AnyHandler, reply } from '../mock/core/operation-types.ts';
import { createMock } from '../mock/mock.ts';
import { expectNoSecret } from './testing/expect-no-secret.ts';
import { clientOf, secretBody, serveMock, token } from './testing/serve-mock.ts';
import { spawnMock } from './testing/spawn-cli.ts';

// One secret value through everything that records, reports or fails: it may be in none of it, in no form.

const sentinel = 'S3ntinel+of>the?test';
const headers = { authorization: `Bearer ${token}` };

const expectNone = (text: string) => expectNoSecret(text, [sentinel]);
const base64 = Buffer.from(sentinel).toString('base64');
const bodies: [what: string, body: string | Buffer][] = [
  ['valid', secretBody('valid', sentinel)],
  ['the same name again', secretBody('valid', sentinel)],
  ['an invalid name', secretBody('not valid', sentinel)],
  ['no base64', `{"Name":"a","Data":"${sentinel}"}`],
  ['base64 with a stray letter', `{"Name":"a","Data":"${base64}*"}`],
  ['another case', `{"NAME":"b","dATA":"${base64}"}`],
  ['an escaped key', `{"Name":"c","D\\u0061ta":"${base64}"}`],
  ['two of them', `{"Name":"d","Data":"${base64}","Data":"${base64}"}`],
  ['an object', `{"Name":"e","Data":{"value":"${base64}"}}`],
  ['a list', `{"Name":"e","Data":["${base64}"]}`],
  ['too deep', `{"Name":"e","Labels":{"Data":"${base64}"}}`],
  ['cut short', `{"Name":"f","Data":"${base64}`],
  ['something after it', `{"Name":"g","Data":"${base64}"} and more`],
  ['no JSON', base64],
  ['a form', `Name=h&Data=${encodeURIComponent(base64)}`],
  ['UTF-16', Buffer.from(`{"Name":"i","Data":"${base64}"}`, 'utf16le')],
  ['a byte order mark', `\ufeff{"Name":"j","Data":"${base64}"}`],
  ['with a driver', `{"Name":"k","Data":"${base64}","Driver":{"Name":"none"}}`],
  ['too large for the journal', secretBody('l', sentinel, { large: 'x'.repeat(100_000) })],
  ['too large for the engine', secretBody('m', sentinel.repeat(100_000))],
];

test('in no answer, in no line of the mock’s output, and nowhere in its journal', async () => {
  const mock = await spawnMock(undefined, { BONAFIDE_TOKEN: token });
  const send = clientOf(mock.address);
  for (const [, body] of bodies) {
    const credentials = {
      authorization: `Basic ${base64}`,
      cookie: sentinel,
      'proxy-authorization': sentinel,
    };
    for (const path of ['/secrets/create', '/v1.44/secrets/valid/update', '/nowhere']) {
      const { body: answer, headers: given } = await send('POST', path, {
        query: 'version=11',
        headers: credentials,
        body,
      });
      expectNone(answer.toString() + JSON.stringify(given));
    }
  }
  for (const path of ['/secrets', '/secrets/valid']) expectNone((await send('GET', path)).body.toString());
  const journal = await send('GET', '/__bonafide/journal', { headers });
  expect(JSON.parse(journal.body.toString()).total).toBe(bodies.length * 3 + 2);
  expectNone(journal.body.toString());
  mock.signal('SIGTERM');
  expect(await mock.exit).toBe(0);
  expectNone(mock.stdout() + mock.stderr());
});

describe('in no problem of the mock itself', () => {
  test.each<[string, AnyHandler]>([
    [
      'a handler that throws what it was sent',
      ({ request }: { request: HttpRequest }) => {
        throw new Error(request.body.toString());
      },
    ],
    [
      'a handler that answers what it was sent',
      ({ request }: { request: HttpRequest }) => reply(201, { ID: request.body.toString() }),
    ],
    [
      'a handler that answers in a header what it was sent',
      ({ request }: { request: HttpRequest }) =>
        reply(201, { ID: 'x' }, { Ostype: request.body.toString('base64') }),
    ],
  ])('%s', async (_, handler) => {
    const api = dockerApi();
    const broken = createMock({ ...api, handlers: { ...api.handlers, SecretCreate: handler } });
    const { send, mock } = await serveMock('tcp', broken);
    for (const body of [secretBody('a', sentinel), `{\n    at ${sentinel}\n    at "Data": "${base64}"}`]) {
      const answer = await send('POST', '/secrets/create', { body });
      expect(headerOf(answer.headers, 'content-type')).toBe('application/problem+json');
      expectNone(answer.body.toString());
    }
    expectNone(JSON.stringify((await mock.journal.read()).entries));
  });
});
