import type { components, operations } from '../../../generated/docker.ts';
import type { Session } from '../../verify/engine/session.ts';

/** A secret as the engine answers it. */
export type Secret = operations['SecretInspect']['responses'][200]['content']['application/json'];
/** What the engine says of its host and its swarm. */
export type SystemInfo = components['schemas']['SystemInfo'];
type SystemVersion = components['schemas']['SystemVersion'];
/** A host of the swarm. */
export type Node = components['schemas']['Node'];
type CreateBody = operations['SecretCreate']['requestBody']['content']['application/json'];
type UpdateBody = operations['SecretUpdate']['requestBody']['content']['application/json'];

// Each answer has passed the checks, and so its schema, before it is taken for what the document says.

/** Creates a secret with data of its own, and gives back its ID. */
export async function create(
  session: Session,
  spec: Partial<CreateBody> & { Name: string },
): Promise<string> {
  const { json } = await session.call(
    'SecretCreate',
    { body: { Data: dataOf(session.secret()), ...spec } },
    201,
  );
  return (json as { ID: string }).ID;
}

/** By ID, name or prefix of the ID. */
export async function inspect(session: Session, reference: string): Promise<Secret> {
  return (await session.call('SecretInspect', { path: { id: reference } }, 200)).json as Secret;
}

/** Tries to update, and expects a status. */
export async function update(
  session: Session,
  reference: string,
  version: number,
  body: Partial<UpdateBody>,
  expected: number,
): Promise<void> {
  const query = { version: String(version) };
  await session.call('SecretUpdate', { path: { id: reference }, query, body }, expected);
}

/** Deletes, and expects a status. */
export async function remove(session: Session, reference: string, expected = 204): Promise<void> {
  await session.call('SecretDelete', { path: { id: reference } }, expected);
}

/** Every secret that the filters let through. */
export async function list(session: Session, filters?: Record<string, unknown>): Promise<Secret[]> {
  const input = filters ? { query: { filters: JSON.stringify(filters) } } : {};
  return (await session.call('SecretList', input, 200)).json as Secret[];
}

/** The names of what the filters let through, those of this run alone, in order. */
export async function namesOf(session: Session, filters: Record<string, unknown>): Promise<string[]> {
  const secrets = await list(session, filters);
  const names = secrets.map(({ Spec }) => Spec.Name);
  return names.filter((name) => name.startsWith(session.name(''))).sort();
}

/** Every node that the filters let through. */
export async function listNodes(session: Session, filters?: Record<string, unknown>): Promise<Node[]> {
  const input = filters ? { query: { filters: JSON.stringify(filters) } } : {};
  return (await session.call('NodeList', input, 200)).json as Node[];
}

/** What the engine says of its host and its swarm. */
export async function systemInfo(session: Session): Promise<SystemInfo> {
  return (await session.call('SystemInfo', {}, 200)).json as SystemInfo;
}

/** The versions of the engine and its parts. */
export async function systemVersion(session: Session): Promise<SystemVersion> {
  return (await session.call('SystemVersion', {}, 200)).json as SystemVersion;
}

/** A secret value as the engine takes it. */
export function dataOf(text: string): string {
  return Buffer.from(text).toString('base64');
}
