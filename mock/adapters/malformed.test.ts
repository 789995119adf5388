import { describe, expect, test } from '@jest/globals';
import { jsonOf } from '../../contracts/http/lossless-json.ts';
import { exchangeRaw, openSocket } from '../../scripts/testing/raw-socket.ts';
import { serveMock, transports } from '../../scripts/testing/serve-mock.ts';

// What no HTTP client sends, written on a bare connection.

describe.each(transports)('over %s', (door) => {
  test.each([
    [
      'a bad chunk',
      'POST /secrets/create HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n',
    ],
    ['a bad content length', 'POST /secrets/create HTTP/1.1\r\nHost: x\r\nContent-Length: ten\r\n\r\n{}'],
    [
      'two content lengths',
      'POST /_ping HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}',
    ],
    [
      'a length and chunks',
      'POST /_ping HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['garbage', '\u0016\u0003\u0001 not HTTP at all\r\n\r\n'],
    ['no Host', 'GET /_ping HTTP/1.1\r\n\r\n'],
    ['a header without end', `GET /_ping HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(2_000_000)}`],
    ['no path', 'GET HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['another protocol', 'GET /_ping SPDY/9\r\nHost: x\r\n\r\n'],
  ])('%s is refused, and the next client is answered', async (_, text) => {
    const { address, send } = await serveMock(door);
    expect(await exchangeRaw(address, text)).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
    expect((await send('GET', '/_ping')).status).toBe(200);
  });

  test.each([
    [
      'in the middle of a body',
      'POST /secrets/create HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"Name":',
    ],
    [
      'in the middle of a chunk',
      'POST /secrets/create HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{"Na',
    ],
    ['in the middle of a header', 'POST /secrets/create HTTP/1.1\r\nHo'],
    ['before its answer', 'GET /secrets HTTP/1.1\r\nHost: x\r\n\r\n'],
  ])('a client that disconnects %s creates nothing, and the next one is answered', async (_, text) => {
    const { address, send } = await serveMock(door);
    const socket = openSocket(address);
    await new Promise((resolve) => socket.write(text, resolve));
    socket.destroy();
    const listed = await send('GET', '/secrets');
    expect([listed.status, jsonOf(listed)]).toEqual([200, []]);
  });

  test.each([
    ['/%zz', 400, undefined],
    ['/secrets/%', 400, undefined],
    ['//', 301, '/'],
    ['//secrets', 301, '/secrets'],
    ['/secrets/..', 301, '/'],
    ['/../../../etc/passwd', 301, '/etc/passwd'],
    ['/%2e%2e/etc/passwd', 301, '/etc/passwd'],
    ['/secrets/', 404, undefined],
    ['/secrets/%2F', 301, '/secrets/'],
    ['/secrets/%00', 404, undefined],
    ['/__bonafide%2Fstates', 404, undefined],
    ['http://elsewhere.example/_ping', 200, undefined],
    ['http://elsewhere.example', 404, undefined],
    ['http://elsewhere.example?x=/secrets', 404, undefined],
  ])('%s is answered with %d', async (target, status, location) => {
    const { address } = await serveMock(door);
    const answer = await exchangeRaw(
      address,
      `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(/^Location: (.*)\r$/m.exec(answer)?.[1]).toBe(location);
    expect(answer).not.toContain('problem+json');
  });
});
