import { isDeepStrictEqual } from 'node:util';
import type { components } from '../../../generated/gcore.ts';
import type { CallInput } from '../../verify/engine/call-input.ts';
import type { Answer, Session } from '../../verify/engine/session.ts';

type Schemas = components['schemas'];
/** A secret as the vendor shows it. */
export type PullSecret = Schemas['PullSecretSerializer'];
export type NewSecret = Schemas['PullSecretCreateSerializer'];
type Changes = Schemas['PullSecretUpdateSerializer'];
type Page = Schemas['PullSecretListSerializer'];
export type InvalidFields = Schemas['ValidationErrorResponse']['invalid_fields'];

/** The document's operationIds, by what they do. */
export const operations = {
  list: 'CaaSPullSecretsHandler.get',
  create: 'CaaSPullSecretsHandler.post',
  read: 'PullSecretHandler.get',
  update: 'PullSecretHandler.patch',
  remove: 'PullSecretHandler.delete',
};

// Each answer has passed the checks, and so its schema, before it is taken for what the document says.

/** A new secret's body, with a password of its own. A name has at most 26 characters, and most are the run's. */
export function newSecret(session: Session, what: string, others: Partial<NewSecret> = {}): NewSecret {
  const registry = 'registry.example.com';
  return { name: session.name(what), registry, login: 'bonafide', password: session.secret(), ...others };
}

/** Creates a secret, and gives back what the vendor shows of it. */
export async function create(session: Session, body: NewSecret): Promise<PullSecret> {
  return (await session.call(operations.create, { body }, 200)).json as PullSecret;
}

export async function read(session: Session, name: string): Promise<PullSecret> {
  return (await session.call(operations.read, { path: { secret_name: name } }, 200)).json as PullSecret;
}

/** Updates, without a body where there are no changes. */
export async function update(session: Session, name: string, changes?: Changes): Promise<PullSecret> {
  const input = { path: { secret_name: name }, ...(changes && { body: changes }) };
  return (await session.call(operations.update, input, 200)).json as PullSecret;
}

export async function list(session: Session, query: Record<string, string> = {}): Promise<Page> {
  return (await session.call(operations.list, { query }, 200)).json as Page;
}

/** Calls in order to be refused, with a status and the class that goes with it. */
export async function refused(
  session: Session,
  operationId: string,
  input: CallInput,
  [status, exceptionClass]: readonly [status: number, exceptionClass: string],
): Promise<Answer['json']> {
  const { json } = await session.call(operationId, input, status);
  const shown = (json as { exception_class?: unknown }).exception_class;
  session.assert(shown === exceptionClass, '/body/exception_class', `${shown}, not ${exceptionClass}`);
  return json;
}

/** What a refusal has: its status, and its class (REST API guide, error handling). */
export const refusals = {
  invalid: [400, 'ValidationError'],
  notFound: [404, 'NotFoundError'],
  conflict: [409, 'ConflictError'],
} as const;

/** Reports where a part of the last answer is not what it should be. */
export function holdsSame(session: Session, pointer: string, given: unknown, wanted: unknown): void {
  const message = `${JSON.stringify(given)}, not ${JSON.stringify(wanted)}`;
  session.assert(isDeepStrictEqual(given, wanted), pointer, message);
}
