import { expect, test } from '@jest/globals';
import { dockerContract } from '../../apis/docker/index.ts';
import { gcoreContract } from '../../apis/gcore/index.ts';
import { type HttpRequest, type HttpResponse, headerOf } from '../../http/message.ts';
import type { Contract } from '../contract.ts';
import type { CallRecord } from './call-record.ts';
import { createSecretMask } from './mask-secrets.ts';
import { Session } from './session.ts';
import type { Target } from './target.ts';

// What is recorded of a call is all that reporters ever see of it.

interface Tried {
  session: Session;
  records: CallRecord[];
}

function sessionWith(contract: Contract, answer: (request: HttpRequest) => HttpResponse, token = ''): Tried {
  const records: CallRecord[] = [];
  const target: Target = {
    name: 'http://target.test/below',
    curl: 'http://target.test/below',
    isOurs: false,
    isDisposable: false,
    send: async (request) => answer(request),
    close: async () => {},
  };
  const authorize = (request: HttpRequest) => ({
    ...request,
    headers: { ...request.headers, ...(token && { authorization: token }) },
  });
  const session = new Session({
    api: contract,
    target,
    connection: { basePath: '/v1', description: '', authorize },
    run: 'r',
    emit: (event) => {
      if (event.type === 'called') records.push(event.record);
    },
  });
  return { session, records };
}

const json = (status: number, value: unknown): HttpResponse => ({
  status,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(value),
});

test('a record has the complete call and its checks', async () => {
  const { session, records } = sessionWith(dockerContract(), () => json(404, { message: 'none' }));
  const inCase = session.of({ id: 'a-case', title: 'all is well', check: 'a-property' });
  await inCase.probe('unknown id', 'SecretInspect', { path: { id: 'x y' } }, 'a missing one');
  await session.send('SecretList', { query: { filters: '{}' } });
  const [probed, sent] = records;
  expect(probed).toEqual({
    number: 1,
    caseId: 'a-case',
    operationId: 'SecretInspect',
    intent: 'unknown id',
    what: 'a missing one',
    tries: [],
    given: [],
    request: {
      method: 'GET',
      url: 'http://target.test/below/v1/secrets/x%20y',
      path: '/v1/secrets/x%20y',
      headers: {},
      body: '',
      size: 0,
    },
    response: {
      status: 404,
      headers: { 'Content-Type': 'application/json' },
      body: '{"message":"none"}',
      size: 18,
    },
    at: expect.any(Number),
    ms: expect.any(Number),
    checks: expect.arrayContaining(['status-documented', 'unknown-id-refused']),
    checksMs: expect.any(Number),
  });
  expect(probed?.checks).not.toContain('auth-required');
  expect(sent).toMatchObject({ number: 2, checks: [], request: { path: '/v1/secrets?filters=%7B%7D' } });
});

test('a record has no secret value, in any encoding', async () => {
  let secret = '';
  const forms = () => [secret, btoa(secret), btoa(`a${secret}`), Buffer.from(secret).toString('hex')];
  const { session, records } = sessionWith(dockerContract(), () => ({
    status: 201,
    headers: { 'Content-Type': `text/${secret}` },
    body: JSON.stringify({ ID: secret, Data: 'x', Labels: forms() }),
  }));
  secret = session.secret();
  await session.send('SecretCreate', { body: { Name: secret, Data: btoa(secret) }, query: { q: secret } });
  const text = JSON.stringify(records);
  expect(forms().filter((form) => text.includes(form.replace(/=+$/, '')))).toEqual([]);
  expect(records[0]?.request.body).toBe('{"Name":"[redacted]","Data":"[redacted]"}');
});

test.each([
  ['APIKey 1234$abcdef-the-key', '1234$abcdef-the-key'],
  ['Bearer ey.ey.sig-of-a-token', 'ey.ey.sig-of-a-token'],
  [`Basic ${btoa('user:a long password')}`, 'a long password'],
  ['SDK-HMAC-SHA256 Access=AKIDEXAMPLE, SignedHeaders=host, Signature=0123456789abcdef', 'AKIDEXAMPLE'],
])('a record masks credentials that a server repeats: %s', async (header, credential) => {
  const { session, records } = sessionWith(
    gcoreContract(),
    (request) => json(401, { message: `no ${headerOf(request.headers, 'authorization')}, ${credential}` }),
    header,
  );
  await session.send('CaaSPullSecretsHandler.get', {});
  expect(JSON.stringify(records)).not.toContain(credential);
  expect(records[0]?.request.headers).toEqual({ authorization: '[redacted]' });
});

test('a long body is cut, and its size recorded', async () => {
  const { session, records } = sessionWith(dockerContract(), () => json(200, 'a'.repeat(100_000)));
  await session.send('SecretList', {});
  expect(records[0]?.response.size).toBe(100_002);
  expect(records[0]?.response.body).toMatch(/^"a{19999}…$/);
});

test('longer secrets are masked first, and very short ones not at all', () => {
  const secrets = ['a-secret-1'];
  const hide = createSecretMask(secrets, dockerContract().spec.redactor.createValues());
  expect(hide('x a-secret-1 x a-secret-10')).toBe('x [redacted] x [redacted]0');
  secrets.push('a-secret-10', 'a');
  expect(hide('x a-secret-1 x a-secret-10')).toBe('x [redacted] x [redacted]');
});
