// A consumer's own code and its tests, whatever the module system.

/** Replaces a password in Gcore's API, until it answers. */
export const client = `
export async function replacePassword(name: string, password: string): Promise<void> {
  const url = 'https://api.gcore.com/cloud/v1/caas/secrets/1/1/' + encodeURIComponent(name);
  const headers = { authorization: 'APIKey 1234$abcdef', 'content-type': 'application/json' };
  for (;;) {
    const answer = await fetch(url, { method: 'PATCH', headers, body: JSON.stringify({ password }) });
    if (answer.status !== 500) return;
  }
}
`;

/** The kit for Jest. */
export const jestHead = `
import { expect, test } from '@jest/globals';
import { mockApi, reply } from 'bona-fide/jest';
import { replacePassword } from './client.js';
`;

/** The kit for Vitest. */
export const vitestHead = `
import { expect, test } from 'vitest';
import { mockApi, reply } from 'bona-fide/vitest';
import { replacePassword } from './client.js';
`;

/** The kit in Vitest, without the door for it. */
export const byHandHead = `
import 'bona-fide/vitest';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { matchers, openApi } from 'bona-fide/matchers';
import { mockApi, reply } from 'bona-fide/nock';
import { replacePassword } from './client.js';
expect.extend(matchers as never);
beforeAll(() => openApi('gcore'));
beforeEach(() => gcore.start());
afterEach(() => gcore.verify());
afterAll(() => gcore.stop());
`;

/** The matchers of npm jest-openapi. */
export const matchersHead = `
import jestOpenAPI from 'bona-fide/matchers';
jestOpenAPI('gcore');
`;

/** A test that passes. */
export const passes = `
const gcore = mockApi('gcore');

test('the password is replaced, also at the second attempt', async () => {
  gcore.once('PullSecretHandler.patch', reply(500));
  await replacePassword('my-registry-secret', 'new');
  expect(gcore).toHaveReceived('PullSecretHandler.patch', { body: { password: 'new' }, times: 2 });
});
`;

/** A test that fails, since its request breaks the document. */
export const fails = `
test('a planted failure', async () => {
  await replacePassword('my-registry-secret', 5 as never);
});
`;

/** A test of a response, which passes. */
export const responses = `
test('a response is validated by the document', async () => {
  const headers = { authorization: 'APIKey 1234$abcdef' };
  await expect(await fetch('https://api.gcore.com/cloud/v1/caas/secrets/1/1', { headers })).toSatisfyApiSpec();
});
`;

/** Mistakes that the compiler finds. */
export const mistakes = `
const gcore = mockApi('gcore');
export function wrong(): void {
  // @ts-expect-error the operation is PullSecretHandler.patch
  gcore.once('PullSecretHandler.path', reply(500));
  // @ts-expect-error 418 is not documented
  gcore.once('PullSecretHandler.patch', reply(418));
  // @ts-expect-error the body has no such field
  expect(gcore).toHaveReceived('PullSecretHandler.patch', { body: { user: 'a' } });
}
`;

/** A program with a mock of its own, which prints what it found. */
export const program = `
import { builtinMock, loadDocument, toListener } from 'bona-fide';
import { createClient } from 'bona-fide/client';
import { mockApi } from 'bona-fide/nock';

export async function main(): Promise<void> {
  const docker = mockApi('docker');
  await docker.start();
  const client = createClient('docker', { baseUrl: 'http://localhost/v1.44' });
  const { data } = await client.GET('/secrets');
  await docker.verify();
  await docker.stop();
  const { spec } = await loadDocument('gcore');
  console.log(JSON.stringify([data, spec.operations.size, typeof toListener(builtinMock('sap'))]));
}
void main();
`;
