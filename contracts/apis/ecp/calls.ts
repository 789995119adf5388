import type { components } from '../../../generated/ecp.ts';
import { headerOf } from '../../http/message.ts';
import type { CallInput } from '../../verify/engine/call-input.ts';
import type { Answer, Session } from '../../verify/engine/session.ts';

type Schemas = components['schemas'];
export type ImagePullSecret = Schemas['ImagePullSecret'];
export type List = Schemas['ImagePullSecretList'];
type CreateBody = Schemas['CreateImagePullSecret'];

// Each answer has passed the checks, and so its schema, before it is taken for what the document says.

/** A body that creates a secret of this name, with a password of its own. */
export async function bodyFor(session: Session, name: string): Promise<CreateBody> {
  const namespace = await namespaceOf(session);
  const password = session.secret();
  const registry = 'https://registry.example.com';
  return { name, namespace, description: 'of a contract', registry, username: 'demo', password };
}

/** Creates a secret, and gives back its ID. */
export async function create(
  session: Session,
  name: string,
  fields: Partial<CreateBody> = {},
): Promise<string> {
  const body = { ...(await bodyFor(session, name)), ...fields };
  const id = idOf(await session.call('post-imagepullsecrets', { body }, 201));
  session.assert(id !== undefined, '/headers/Location', 'ends in no ID');
  return id ?? '';
}

/** The ID of a new secret: what its Location ends in. */
export function idOf({ headers }: Answer): string | undefined {
  return headerOf(headers, 'location')?.split('/').at(-1) || undefined;
}

export async function read(session: Session, id: string): Promise<ImagePullSecret> {
  return (await session.call('get-imagepullsecret-by-ID', at(id), 200)).json as ImagePullSecret;
}

/** Updates, and gives back what the platform answers. */
export async function update(session: Session, id: string, body: unknown): Promise<ImagePullSecret> {
  const { json } = await session.call('patch-imagepullsecret-by-ID', { ...at(id), body }, 200);
  return json as ImagePullSecret;
}

export async function remove(session: Session, id: string): Promise<void> {
  await session.call('delete-imagepullsecret-by-ID', at(id), 204);
}

export async function list(session: Session, query: Record<string, string>): Promise<List> {
  return (await session.call('get-imagepullsecrets', { query }, 200)).json as List;
}

/** The path of one secret. */
export function at(id: string): CallInput {
  return { path: { imagepullsecretID: id } };
}

/** Makes a call that must be refused, with this error. Its message may have any wording. */
export async function refused(
  session: Session,
  operationId: string,
  input: CallInput,
  expected: [status: number, error: string],
): Promise<string> {
  const { json } = await session.call(operationId, input, expected[0]);
  const { error, message } = json as Schemas['Error'];
  session.assert(error === expected[1], '/body/error', `${error}, not ${expected[1]}`);
  return message;
}

/** Reports the members of a secret that are not as they should be. */
export function holdsSame(session: Session, given: object | undefined, wanted: object): void {
  for (const [field, value] of Object.entries(wanted)) {
    const found = (given as Record<string, unknown> | undefined)?.[field];
    session.assert(
      found === value,
      `/body/${field}`,
      `${JSON.stringify(found)}, not ${JSON.stringify(value)}`,
    );
  }
}

/** Wants an ID to mean nothing: it can be neither read nor changed nor deleted. */
export async function isUnknown(session: Session, id: string, headers = {}): Promise<void> {
  const call = { ...at(id), headers };
  const change = { ...call, body: { description: 'of nobody' } };
  await refused(session, 'get-imagepullsecret-by-ID', call, [404, 'SecretNotFound']);
  await refused(session, 'patch-imagepullsecret-by-ID', change, [404, 'SecretNotFound']);
  await refused(session, 'delete-imagepullsecret-by-ID', call, [404, 'SecretNotFound']);
}

/** What an answer lists; nothing, where the answer is none that could. It need not have passed the checks. */
export function itemsOf({ json }: Answer): List['ImagePullSecrets'] {
  const items = (json as Partial<List> | undefined)?.ImagePullSecrets;
  return Array.isArray(items) ? items : [];
}

const known = new WeakMap<Session, string>();

/** A namespace that exists. Only the first secret shows one; with no secret, a sample's. */
export async function namespaceOf(session: Session): Promise<string> {
  const noted = known.get(session);
  if (noted !== undefined) return noted;
  const [first] = itemsOf(await session.send('get-imagepullsecrets', { query: { limit: '1' } }));
  const namespace = first?.namespace ?? 'demo';
  known.set(session, namespace);
  return namespace;
}
