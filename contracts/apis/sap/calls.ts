import type { components } from '../../../generated/sap.ts';
import type { CallInput } from '../../verify/engine/call-input.ts';
import type { Answer, Session } from '../../verify/engine/session.ts';

type List = components['schemas']['DockerRegistrySecretList'];
type Change = components['schemas']['ChangeResponse'];
type Quota = components['schemas']['ResourceQuota'];

/** The operations, by what they do. */
export const operation = {
  query: 'kubesubmit.v4.docker_registry_secrets.query',
  create: 'kubesubmit.v4.docker_registry_secrets.create',
  get: 'kubesubmit.v4.docker_registry_secrets.get',
  patch: 'kubesubmit.v4.docker_registry_secrets.patch',
  delete: 'kubesubmit.v4.docker_registry_secrets.delete',
  quota: 'kubesubmit.v4.resource_quota.get_docker_registry_secret_quota',
  token: 'oauth.token',
} as const;

export const mergePatch = { 'content-type': 'application/merge-patch+json' };

// Each answer has passed the checks, and so its schema, before it is taken for what the document says.

/** A credential with a new secret value in it. */
export function credential(session: Session): { '.dockerconfigjson': string } {
  const login = { username: 'bonafide', password: session.secret() };
  return { '.dockerconfigjson': JSON.stringify({ auths: { 'your.private.registry': login } }) };
}

/** Creates a secret with a credential of its own, or tries to, and expects another status. */
export async function create(
  session: Session,
  name: string,
  expected = 202,
  input: CallInput = {},
): Promise<Answer> {
  const body = { name, data: credential(session) };
  return session.call(operation.create, { body, ...input }, expected);
}

/** Reads a secret, and expects a status. */
export async function get(
  session: Session,
  name: string,
  expected = 200,
  input: CallInput = {},
): Promise<Answer> {
  return session.call(operation.get, { path: at(name), ...input }, expected);
}

/** Replaces a secret's credential. */
export async function patch(session: Session, name: string, input: CallInput = {}): Promise<Change> {
  const body = { data: credential(session) };
  return (await session.call(operation.patch, { path: at(name), body, ...input }, 202)).json as Change;
}

/** Deletes a secret, and expects a status. */
export async function remove(session: Session, name: string, expected = 202): Promise<Change> {
  return (await session.call(operation.delete, { path: at(name) }, expected)).json as Change;
}

/** Lists secrets. */
export async function list(session: Session, query: Record<string, string> = {}): Promise<List> {
  return (await session.call(operation.query, { query }, 200)).json as List;
}

/** The names of what is listed, in that order. */
export async function namesOf(session: Session, query: Record<string, string> = {}): Promise<string[]> {
  return (await list(session, query)).resources.map(({ name = '' }) => name);
}

/** Reads the quota. */
export async function quota(session: Session, query: Record<string, string> = {}): Promise<Quota> {
  return (await session.call(operation.quota, { query }, 200)).json as Quota;
}

/** Runs steps that may create secrets of these names, and removes those: a tenant has room for few. */
export async function leavingNone(
  session: Session,
  names: readonly string[],
  steps: () => Promise<void>,
): Promise<void> {
  try {
    await steps();
  } finally {
    for (const name of names) await session.send(operation.delete, { path: at(name) });
  }
}

/** The path of a secret. */
export function at(name: string): Record<string, string> {
  return { dockerRegistryName: name };
}
