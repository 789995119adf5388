// Mistakes that the compiler must find: tsc fails where one of these lines is no error. Nothing here ever runs.
import { expect } from '@jest/globals';
import { mockApi } from './jest.ts';

const gcore = mockApi('gcore');
const docker = mockApi('docker');
const any = mockApi('./openapi.yaml');

export function right(): void {
  expect(gcore).toHaveReceived('PullSecretHandler.patch');
  expect(gcore).toHaveReceived('PullSecretHandler.patch', { body: { login: 'a' }, times: 2 });
  expect(gcore).not.toHaveReceived('PullSecretHandler.patch', {
    path: { secret_name: expect.stringMatching('a'), project_id: 1 },
    headers: { authorization: expect.anything() },
    body: { password: expect.any(String) },
  });
  expect(docker).toHaveReceived('SecretUpdate', { query: { version: 11 } });
  expect(gcore).toHaveReceivedInOrder('PullSecretHandler.get', [
    'PullSecretHandler.patch',
    { body: { login: 'a' } },
  ]);
  expect(gcore).toHaveReceivedNothingElse();
  expect(any).toHaveReceived('whatever', { body: { what: 'ever' } });
}

export function wrong(): void {
  // @ts-expect-error the operation is PullSecretHandler.patch
  expect(gcore).toHaveReceived('PullSecretHandler.path');
  // @ts-expect-error the body has no such field
  expect(gcore).toHaveReceived('PullSecretHandler.patch', { body: { user: 'a' } });
  // @ts-expect-error a number where the document has a text
  expect(gcore).toHaveReceived('PullSecretHandler.patch', { body: { login: 5 } });
  // @ts-expect-error the path has no such parameter
  expect(gcore).toHaveReceived('PullSecretHandler.patch', { path: { name: 'a' } });
  // @ts-expect-error the operation is of another API
  expect(gcore).toHaveReceivedInOrder('SecretList');
}
