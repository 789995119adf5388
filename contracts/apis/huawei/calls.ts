import type { components } from '../../../generated/huawei.ts';
import type { CallInput } from '../../verify/engine/call-input.ts';
import type { Answer, Session } from '../../verify/engine/session.ts';

// Each answer has passed the checks, and so its schema, before it is taken for what the document says.

type Schemas = components['schemas'];
export type Secret = Schemas['Secret'];
export type Metadata = Schemas['VersionMetadata'];
export type PageInfo = Schemas['PageInfo'];

/** Creates a secret, with a text of its own as its value unless another one is given. */
export async function create(session: Session, name: string, more: object = {}): Promise<Secret> {
  const value = 'secret_binary' in more ? {} : { secret_string: session.secret() };
  const { json } = await session.call('CreateSecret', { body: { name, ...value, ...more } }, 200);
  return (json as Schemas['SecretResponseBody']).secret;
}

/** A secret without its value. */
export async function show(session: Session, name: string): Promise<Secret> {
  const { json } = await session.call('ShowSecret', { path: { secret_name: name } }, 200);
  return (json as Schemas['SecretResponseBody']).secret;
}

/** Changes a secret's metadata. */
export async function update(session: Session, name: string, body: object): Promise<Secret> {
  const { json } = await session.call('UpdateSecret', { path: { secret_name: name }, body }, 200);
  return (json as Schemas['SecretResponseBody']).secret;
}

export async function remove(session: Session, name: string): Promise<void> {
  await session.call('DeleteSecret', { path: { secret_name: name } }, 200);
}

/** Adds a version, with a text of its own as its value unless another one is given. */
export async function addVersion(session: Session, name: string, more: object = {}): Promise<Metadata> {
  const value = 'secret_binary' in more ? {} : { secret_string: session.secret() };
  const input = { path: { secret_name: name }, body: { ...value, ...more } };
  const { json } = await session.call('CreateSecretVersion', input, 200);
  return (json as Schemas['VersionMetadataResponseBody']).version_metadata;
}

/** A version with its value. */
export async function read(session: Session, name: string, version = 'latest'): Promise<Schemas['Version']> {
  const path = { secret_name: name, version_id: version };
  const { json } = await session.call('ShowSecretVersion', { path }, 200);
  return (json as Schemas['ShowSecretVersionResponseBody']).version;
}

/** A page of a secret's versions. */
export async function versions(
  session: Session,
  name: string,
  query: Record<string, string> = {},
): Promise<{ items: Metadata[]; info: PageInfo }> {
  const { json } = await session.call('ListSecretVersions', { path: { secret_name: name }, query }, 200);
  const { version_metadatas: items, page_info: info } = json as Schemas['ListSecretVersionsResponseBody'];
  return { items, info };
}

/** Which version each of a secret's stages sits on, as the versions have it: `SYSCURRENT=v2 prod=v1`. */
export async function stagesOf(session: Session, name: string): Promise<string> {
  const { items } = await versions(session, name);
  const stages = items.flatMap(({ id, version_stages }) => version_stages.map((stage) => `${stage}=${id}`));
  return stages.sort().join(' ');
}

/** A secret's tags, by key: `env=dev zone=a/b`. */
export async function tagsOf(session: Session, secret_id: string): Promise<string> {
  const { json } = await session.call('ListSecretTags', { path: { secret_id } }, 200);
  const { tags } = json as Schemas['ListSecretTagsResponseBody'];
  const texts = tags.map(({ key, value }) => `${key}=${value}`);
  return texts.sort().join(' ');
}

/** Adds or deletes several of a secret's tags: `env` with the value `of env`. */
export function tagging(secret_id: string, action: 'create' | 'delete', keys: readonly string[]): CallInput {
  return { path: { secret_id }, body: { action, tags: keys.map((key) => ({ key, value: `of ${key}` })) } };
}

/** A page of secrets. */
export async function list(
  session: Session,
  query: Record<string, string>,
): Promise<{ items: Secret[]; info: PageInfo }> {
  const { json } = await session.call('ListSecrets', { query }, 200);
  const { secrets: items, page_info: info } = json as Schemas['ListSecretsResponseBody'];
  return { items, info };
}

/**
 * Removes a secret, whatever became of it, and puts no call to the checks: one that waits for its deletion may have to be
 * taken back first (H-A6).
 */
export async function discard(session: Session, name: string): Promise<void> {
  const path = { secret_name: name };
  const { status } = await session.send('DeleteSecret', { path });
  if (status !== 400) return;
  await session.send('RestoreSecret', { path });
  await session.send('DeleteSecret', { path });
}

/** The secrets of that name in the whole list. */
export async function listed(session: Session, name: string): Promise<Secret[]> {
  const found: Secret[] = [];
  let marker = '';
  for (;;) {
    const { items } = await list(session, { limit: '1000', marker });
    found.push(...items.filter((secret) => secret.name === name));
    const last = items.at(-1)?.name;
    // A server whose pages do not move on is another scenario's to report.
    if (last === undefined || last === marker) return found;
    marker = last;
  }
}

/** Expects a call to be refused with a status and one of the service's codes, whichever shape its error has. */
export async function refused(
  session: Session,
  operationId: string,
  input: CallInput,
  [status, code]: readonly [status: number, code: string],
): Promise<void> {
  const { json } = await session.call(operationId, input, status);
  const body = json as Partial<Schemas['FlatError'] & Schemas['NestedError']> | undefined;
  const given = body?.error?.error_code ?? body?.error_code;
  session.assert(given === code, '/body/error_code', `${given}, not ${code}`);
}

/**
 * Expects a call to be refused, which is known; by what status and code is only assumed, and so is reported where it
 * differs.
 */
export async function declined(
  session: Session,
  assumption: string,
  operationId: string,
  input: CallInput,
  [status, code]: readonly [status: number, code: string],
): Promise<void> {
  const answer = await session.expectRejection(operationId, input);
  await session.unverified(assumption, async () => {
    const body = answer.json as Partial<Schemas['FlatError'] & Schemas['NestedError']> | undefined;
    const given = body?.error?.error_code ?? body?.error_code;
    session.assert(answer.status === status, '/status', `${answer.status}, not ${status}`);
    session.assert(given === code, '/body/error_code', `${given}, not ${code}`);
  });
}

/** Expects two values to be the same JSON. */
export function same(session: Session, given: unknown, wanted: unknown, pointer: string): void {
  const [left, right] = [JSON.stringify(given), JSON.stringify(wanted)];
  session.assert(left === right, pointer, `${left?.slice(0, 200)}, not ${right?.slice(0, 200)}`);
}

/** The answer's body, which the document describes. */
export function bodyOf<Name extends keyof Schemas>(_: Name, { json }: Answer): Schemas[Name] {
  return json as Schemas[Name];
}
