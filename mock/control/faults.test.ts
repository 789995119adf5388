import { expect, test } from '@jest/globals';
import { jsonOf } from '../../contracts/http/lossless-json.ts';
import { problemOf } from '../../scripts/testing/expect-problem.ts';
import { exchangeRaw } from '../../scripts/testing/raw-socket.ts';
import { serveMock, token, transports } from '../../scripts/testing/serve-mock.ts';

const headers = { authorization: `Bearer ${token}` };
const faults = '/__bonafide/faults';

test.each(transports)('over %s, faults are added, listed and cleared', async (door) => {
  const { send } = await serveMock(door);
  const list = async () => (await send('GET', '/secrets')).status;
  const wanted = [{ operationId: 'SecretList', times: 2, answer: { status: 503 } }];
  expect((await send('POST', faults, { headers, body: JSON.stringify(wanted) })).status).toBe(204);
  expect(await list()).toBe(503);
  expect(jsonOf(await send('GET', faults, { headers }))).toEqual([{ ...wanted[0], times: 1 }]);
  expect((await send('DELETE', faults, { headers })).status).toBe(204);
  expect(await list()).toBe(200);
});

test.each(transports)('over %s, a fault breaks the connection without a response', async (door) => {
  const { send, address } = await serveMock(door);
  const ask = (...lines: string[]) =>
    exchangeRaw(
      address,
      ['GET /secrets HTTP/1.1', 'Host: localhost', 'Connection: close', ...lines, '', ''].join('\r\n'),
    );
  await send('POST', faults, { headers, body: '[{"times":1,"reset":"before"}]' });
  expect(await ask()).toBe('');
  expect(await ask('Prefer: fault=lost')).toBe('');
  expect(await ask()).toMatch(/^HTTP\/1.1 200 OK/);
});

test.each([
  ['{', 'the body is not JSON'],
  ['{}', '/ must be array'],
  ['[{"times":0,"malformed":true}]', '/0/times must be >= 1'],
  ['[{"malformd":true}]', '/0 must NOT have additional properties malformd'],
  ['[{"malformed":true},{"answer":{"status":"x"}}]', '/1/answer/status must be integer'],
  ['[{"malformed":true},{"operationId":"SecretLst","malformed":true}]', 'docker has no operation SecretLst'],
  ['[{"malformed":true},{"operationId":"SecretList","answer":{"status":418}}]', 'responses has no 418'],
])('%s is refused as a whole', async (body, detail) => {
  const { send, mock } = await serveMock();
  const problem = await problemOf(send('POST', faults, { headers, body }));
  expect(problem).toMatchObject({ status: 400, type: 'urn:bonafide:bad-fault' });
  expect(problem.detail).toContain(detail);
  expect(await mock.faults.list()).toEqual([]);
});
