import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { expect, test } from '@jest/globals';
import { afterThisTest } from '../../../scripts/testing/clean-up.ts';
import { noBody } from '../../http/message.ts';
import type { SendLimits } from '../engine/target.ts';
import { httpTarget } from './http.ts';

/** What a server answers with that sends some bytes, and then ends the connection or waits. */
async function answerOf(lines: readonly string[], ends: boolean, limits: SendLimits) {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => {}));
    const text = lines.join('\r\n');
    socket.once('data', () => (ends ? socket.end(text) : socket.write(text)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const target = httpTarget(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  afterThisTest(async () => {
    await target.close();
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return target.send(
    { method: 'GET', path: '/file', query: '', headers: {}, body: noBody },
    undefined,
    limits,
  );
}

const ok = ['HTTP/1.1 200 OK', 'Content-Type: application/octet-stream'];

test.each([
  ['a length', [...ok, 'Content-Length: 100', '', 'x'.repeat(50)]],
  ['chunks', [...ok, 'Transfer-Encoding: chunked', '', '5', 'hello', '']],
])('an answer in %s is cut where the connection ends before it', async (_, lines) => {
  await expect(answerOf(lines, true, {})).rejects.toThrow('the connection was cut');
});

test.each([true, false])(
  'an answer that does not come to its length has no end (a stream: %s)',
  async (isStream) => {
    const lines = [...ok, 'Content-Length: 100', '', 'x'.repeat(50)];
    await expect(answerOf(lines, false, { ms: 200, isStream })).rejects.toThrow(
      'the answer has no end after 0.2 s and 50 bytes',
    );
  },
);

test('the beginning of a stream is its answer', async () => {
  const answer = await answerOf([...ok, 'Transfer-Encoding: chunked', '', '5', 'hello', ''], false, {
    ms: 200,
    isStream: true,
  });
  expect(answer).toMatchObject({ status: 200, isCut: true });
  expect(answer.body.toString()).toBe('hello');
});
