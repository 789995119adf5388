// Mistakes that the compiler must find: tsc fails where one of these lines is no error. Nothing here ever runs.
import type { operations } from '../../generated/docker.ts';
import type { Overrides } from './operation-types.ts';

type DockerOverrides = Overrides<operations, undefined>;

const secret = {
  ID: 'ktnbjxoalbkvbvedmg1urrz8h',
  Version: { Index: 11 },
  CreatedAt: '2026-11-05T01:20:17Z',
  UpdatedAt: '2026-11-05T01:20:17Z',
  Spec: { Name: 'app-dev.crt', Labels: {} },
};

export const right: DockerOverrides = {
  SecretCreate: ({ reply }) => reply(201, { ID: secret.ID }, { 'X-Header': 'text' }),
  SecretInspect: async ({ path, reply }) => reply(200, { ...secret, ID: path.id }),
  SecretList: ({ reply }) => reply(200, [secret]),
  SecretDelete: ({ reply }) => reply(204),
  SecretUpdate: ({ reply }) => reply(404, { message: 'secret x not found' }),
  SystemPing: ({ reply }) => reply(200, 'OK'),
  SystemPingHead: ({ reply }) => reply(200, undefined, { Pragma: 'no-cache' }),
};

export const wrongBody: DockerOverrides = {
  // @ts-expect-error a number where the document has a text
  SecretCreate: ({ reply }) => reply(201, { ID: 5 }),
  // @ts-expect-error an object where the document has a list
  SecretList: ({ reply }) => reply(200, secret),
  // @ts-expect-error the error's body where the secret belongs
  SecretInspect: ({ reply }) => reply(200, { message: 'secret x not found' }),
  // @ts-expect-error the secret where the error's body belongs
  SecretUpdate: ({ reply }) => reply(404, secret),
  // @ts-expect-error a text that is not the only one allowed
  SystemPing: ({ reply }) => reply(200, 'pong'),
};

export const missingBody: DockerOverrides = {
  // @ts-expect-error no body
  SecretCreate: ({ reply }) => reply(201),
  // @ts-expect-error a body without a required field
  SecretInspect: ({ reply }) => reply(200, { ID: secret.ID }),
  // @ts-expect-error undefined for a body
  SecretList: ({ reply }) => reply(200, undefined),
};

export const undocumentedStatus: DockerOverrides = {
  // @ts-expect-error 418 is not documented
  SecretInspect: ({ reply }) => reply(418, { message: 'I am a teapot' }),
  // @ts-expect-error 409 is documented for creating, not for deleting
  SecretDelete: ({ reply }) => reply(409, { message: 'in use' }),
};

export const unknownField: DockerOverrides = {
  // @ts-expect-error an ID response has no Data
  SecretCreate: ({ reply }) => reply(201, { ID: secret.ID, Data: 'c2VjcmV0' }),
  // @ts-expect-error a secret as it is answered has no Data
  SecretInspect: ({ reply }) => reply(200, { ...secret, Spec: { ...secret.Spec, Data: 'c2VjcmV0' } }),
};

export const bodyWhereNoneIs: DockerOverrides = {
  // @ts-expect-error a 204 has no body
  SecretDelete: ({ reply }) => reply(204, {}),
  // @ts-expect-error an update answers with no body
  SecretUpdate: ({ reply }) => reply(200, secret),
};

export const misspelt: DockerOverrides = {
  // @ts-expect-error the operation is SecretInspect
  SecretInspekt: () => ({ status: 200 }),
};

export const misread: DockerOverrides = {
  // @ts-expect-error the parameter is id
  SecretInspect: ({ path, reply }) => reply(404, { message: path.name }),
  // @ts-expect-error the operation has no path parameter
  SecretCreate: ({ path, reply }) => reply(409, { message: path.id }),
};

export const noReply: DockerOverrides = {
  // @ts-expect-error a handler answers
  SecretDelete: () => {},
};
