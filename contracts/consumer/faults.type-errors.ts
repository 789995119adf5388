// Mistakes that the compiler must find: tsc fails where one of these lines is no error. Nothing here ever runs.
import { expiredToken, latency, mockApi, reply, tooManyRequests, undocumented } from './jest.ts';

const gcore = mockApi('gcore');
const docker = mockApi('docker');
const any = mockApi('./openapi.yaml');

const refusal = { exception_class: 'X', message: 'x', request_id: 'a' };

export function right(): void {
  gcore.once('PullSecretHandler.patch', reply(500, refusal));
  gcore.once('PullSecretHandler.patch', reply(500));
  gcore.times(2, 'PullSecretHandler.patch', latency(100), reply(500, refusal, { 'X-Header': 'text' }));
  gcore.always('PullSecretHandler.delete', reply(204));
  gcore.once('PullSecretHandler.get', tooManyRequests(3));
  gcore.once('PullSecretHandler.get', expiredToken());
  gcore.once('PullSecretHandler.get', undocumented(reply(418, 'teapot')));
  gcore.patchReply('CaaSPullSecretsHandler.get', { count: 5, results: [{ name: 'a' }] });
  docker.once('SecretList', reply(200, []));
  any.once('whatever', reply(418, { what: 'ever' }));
  any.patchReply('whatever', { what: 'ever' });
}

export function wrong(): void {
  // @ts-expect-error the operation is PullSecretHandler.patch
  gcore.once('PullSecretHandler.path', reply(500));
  // @ts-expect-error 418 is not documented
  gcore.once('PullSecretHandler.patch', reply(418));
  // @ts-expect-error a number where the document has a text
  gcore.once('PullSecretHandler.patch', reply(500, { ...refusal, message: 5 }));
  // @ts-expect-error a body without a required field
  gcore.once('PullSecretHandler.patch', reply(500, { message: 'x' }));
  // @ts-expect-error a 204 has no body
  gcore.once('PullSecretHandler.delete', reply(204, {}));
  // @ts-expect-error Docker has no 429
  docker.once('SecretList', tooManyRequests(3));
  // @ts-expect-error an object where the document has a list
  docker.once('SecretList', reply(200, {}));
  // @ts-expect-error a page has no field of that name
  gcore.patchReply('CaaSPullSecretsHandler.get', { total: 5 });
  // @ts-expect-error a number where the document has a text
  gcore.patchReply('CaaSPullSecretsHandler.get', { results: [{ name: 5 }] });
  // @ts-expect-error how often comes first
  gcore.times('PullSecretHandler.patch', 2, reply(500));
}
