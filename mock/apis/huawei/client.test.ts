import { expect, test } from '@jest/globals';
import { temporaryDirectory } from '../../../scripts/testing/clean-up.ts';
import { serveMock } from '../../../scripts/testing/serve-mock.ts';
import { spawnProcess } from '../../../scripts/testing/spawn-cli.ts';
import { builtinMock } from '../index.ts';
import { huaweiClientLine } from './index.ts';

const program = new URL('./client.run.ts', import.meta.url).pathname;

/** What the client comes back with. It writes into its home, and logs what is refused. */
async function answersOf(line: string): Promise<Record<string, unknown>> {
  const client = spawnProcess(process.execPath, [program], { CLIENT_LINE: line, HOME: temporaryDirectory() });
  const [, text = ''] = await client.line(/^answers (.*)$/m);
  return JSON.parse(text);
}

test('Huawei Cloud’s own client works with what is pasted, and its signatures hold', async () => {
  const { mock, address } = await serveMock('tcp', builtinMock('huawei'));
  const answers = await answersOf(huaweiClientLine(address));
  const secret = expect.objectContaining({ name: 'real-client', state: 'ENABLED' });
  const done = { httpStatusCode: 204 };
  expect(answers).toEqual({
    create: { secret, httpStatusCode: 200 },
    list: {
      secrets: [secret, expect.objectContaining({ name: 'test' })],
      page_info: { next_marker: 'test', previous_marker: 'real-client', current_count: 2 },
      httpStatusCode: 200,
    },
    read: { version: expect.objectContaining({ secret_string: 's3cr3t' }), httpStatusCode: 200 },
    'tag plain': done,
    'untag plain': done,
    'tag a b': done,
    'untag a b': done,
    'tag é': done,
    'untag é': done,
    // The client does not look into a nested error.
    untagged: { httpStatusCode: 404, hasRequestId: true },
    backup: { secret_blob: expect.stringMatching(/^\)Cloud/), httpStatusCode: 200 },
    delete: { httpStatusCode: 200 },
    gone: { httpStatusCode: 404, errorCode: 'CSMS.0106', hasRequestId: true },
  });
  expect(JSON.stringify((await mock.journal.read()).entries)).not.toMatch(/s3cr3t|Signature=/);
}, 30_000);

test('with a wrong secret key every call is refused', async () => {
  const { mock, address } = await serveMock('tcp', builtinMock('huawei'));
  const answers = await answersOf(huaweiClientLine(address).replace('SKEXAMPLE', 'SKOTHER'));
  const refused = { httpStatusCode: 401, errorCode: 'APIGW.0301', hasRequestId: true };
  expect(answers.create).toEqual(refused);
  expect(answers.gone).toEqual(refused);
  const statuses = (await mock.journal.read()).entries.map(({ response }) => response.status);
  expect(new Set(statuses)).toEqual(new Set([401]));
}, 30_000);
