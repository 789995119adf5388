import { describe, expect, test } from '@jest/globals';
import { headerOf } from '../../contracts/http/message.ts';
import { afterThisTest } from '../../scripts/testing/clean-up.ts';
import { problemOf } from '../../scripts/testing/expect-problem.ts';
import { clientOf, serveMock } from '../../scripts/testing/serve-mock.ts';
import { serve } from '../adapters/serve.ts';
import { builtinMock, portalFolder } from '../apis/index.ts';

const script = '/__bonafide/scripts/mock/apis/ecp/portal/browser/main';

async function serveEcp() {
  const portal = portalFolder('ecp');
  const served = await serve(builtinMock('ecp'), { host: '127.0.0.1', port: 0 }, { token: 'token', portal });
  afterThisTest(served.close);
  return clientOf(served.address);
}

describe('the pages of a mock', () => {
  test.each([
    ['/__bonafide/portal/', 'text/html', '<title>ImagePullSecrets'],
    ['/__bonafide/portal/portal.css', 'text/css', ':root'],
    [`${script}.js`, 'text/javascript', 'signIn()'],
    [`${script}.ts`, 'text/javascript', 'signIn()'],
  ])('have %s without the token, with a policy', async (path, mediaType, text) => {
    const send = await serveEcp();
    const { status, headers, body } = await send('GET', path);
    expect([status, headerOf(headers, 'content-type')]).toEqual([200, `${mediaType}; charset=utf-8`]);
    expect(body.toString()).toContain(text);
    expect(body.toString()).not.toContain('import type');
    expect(headerOf(headers, 'content-security-policy')).toMatch(/default-src 'none'; script-src 'self';/);
    expect(headerOf(headers, 'x-content-type-options')).toBe('nosniff');
  });

  test('are found without the slash at the end, too', async () => {
    const send = await serveEcp();
    const { status, headers } = await send('GET', '/__bonafide/portal');
    expect([status, headerOf(headers, 'location')]).toEqual([302, '/__bonafide/portal/']);
  });

  test.each([
    '/__bonafide/portal/no-such.css',
    `${script}-none.js`,
    '/__bonafide/scripts/mock/browser/none.ts',
  ])('have no %s', async (path) => {
    const send = await serveEcp();
    expect((await send('GET', path)).status).toBe(404);
  });

  test.each([
    '/__bonafide/portal/index.html',
    '/__bonafide/portal/../index.ts',
    '/__bonafide/portal/..%2F..%2Findex.ts',
    '/__bonafide/scripts/mock/mock.ts',
    '/__bonafide/scripts/mock/browser/..%2f..%2fmock.ts',
    '/__bonafide/scripts/mock/browser/../../mock.ts',
    '/__bonafide/scripts/package.json',
  ])('do not show %s, which is none of theirs', async (path) => {
    const send = await serveEcp();
    expect(await problemOf(send('GET', path))).toMatchObject({ status: 401, type: 'urn:bonafide:no-token' });
  });

  test('are for this machine alone', async () => {
    const send = await serveEcp();
    for (const path of ['/__bonafide/portal/', `${script}.js`]) {
      const problem = await problemOf(send('GET', path, { headers: { host: 'evil.example' } }));
      expect(problem).toMatchObject({ status: 403, type: 'urn:bonafide:wrong-host' });
    }
  });

  test('take no path from the API', async () => {
    const send = await serveEcp();
    expect((await send('GET', '/portal/')).status).toBe(404);
    expect(String((await send('GET', '/portal/')).body)).toContain('"NotFound"');
  });

  test('are not there where the vendor’s portal has none', async () => {
    const { send } = await serveMock();
    expect(await problemOf(send('GET', '/__bonafide/portal/'))).toMatchObject({ status: 401 });
  });
});
