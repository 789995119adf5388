import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { serveMock } from '../../../scripts/testing/serve-mock.ts';
import { spawnProcess } from '../../../scripts/testing/spawn-cli.ts';
import { builtinMock, clientLine } from '../index.ts';

// The vendor's own client is a script: curl, and openssl for the password.
const script = `
DATE=$(LC_ALL=C date -u '+%a, %d %b %Y %H:%M:%S GMT')
PASS=$(printf %s "$DATE" | openssl dgst -sha1 -hmac "$API_KEY" -binary | base64)
call() { curl -s -i -u "$API_USER:$PASS" -H "Date: $DATE" "$@"; }
created=$(call -d "$BODY" $API_SERVER/ecp/v1/imagepullsecrets | tr -d '\\r')
echo "$created" | head -1
location=$(echo "$created" | sed -n 's/^Location: //p')
call "$location" | tail -1; echo
call -X PATCH -d '{"password":"abcdef"}' "$location" | head -1
call "$API_SERVER/ecp/v1/imagepullsecrets?searchString=BY-CURL&limit=10" | tail -1; echo
call -X DELETE -H 'Content-Type: application/json' "$location" | head -1
call "$location" | tail -1; echo
`;

const missing = ['bash', 'curl', 'openssl'].filter(
  (tool) => spawnSync(tool, ['--version']).error !== undefined,
);
const title = 'curl creates, reads, updates, lists and deletes a secret, signed with openssl';

if (missing.length > 0) {
  test.skip(`${title} (there is no ${missing.join(', ')})`, () => {});
} else {
  test(title, async () => {
    const lines = await linesOf('testkey123');
    const secret = { name: 'by-curl', namespace: 'demo', registry: 'docker.io', username: 'demo' };
    expect([lines[0], lines[2], lines[4]]).toEqual([
      'HTTP/1.1 201 Created',
      'HTTP/1.1 200 OK',
      'HTTP/1.1 204 No Content',
    ]);
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ ...secret, password: '123456', description: '' });
    expect(JSON.parse(lines[3] ?? '')).toMatchObject({ totalCount: 1 });
    expect(JSON.parse(lines[5] ?? '')).toMatchObject({ error: 'SecretNotFound' });
  });

  test('curl with another key is refused', async () => {
    expect((await linesOf('another'))[0]).toBe('HTTP/1.1 401 Unauthorized');
  });
}

async function linesOf(apiKey: string): Promise<string[]> {
  const variables = { ECP_USERNAME: 'demo', ECP_API_KEY: 'testkey123' };
  const { address } = await serveMock('tcp', builtinMock('ecp', { variables }));
  const BODY =
    '{"name":"by-curl","namespace":"demo","registry":"docker.io","username":"demo","password":"123456"}';
  const shell = spawnProcess('bash', ['-c', `${clientLine('ecp', address)}\n${script}`], {
    API_USER: 'demo',
    API_KEY: apiKey,
    BODY,
  });
  await shell.exit;
  return shell.stdout().replaceAll('\r', '').split('\n');
}
