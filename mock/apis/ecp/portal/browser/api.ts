import type { components } from '../../../../../generated/ecp.ts';
import { type Account, sign } from './sign.ts';

type Schemas = components['schemas'];
export type Secret = Schemas['ImagePullSecret'];
export type ListedSecret = Schemas['ImagePullSecretItem'];
export type NewSecret = Schemas['CreateImagePullSecret'];
export type Change = Pick<Secret, 'username' | 'password' | 'description'>;

/** Which secrets to list. */
export interface ListQuery {
  /** Part of the name, in any case; empty for all (E-A20). */
  searchString: string;
  offset: number;
  limit: number;
}

export interface SecretList {
  secrets: ListedSecret[];
  /** How many match, also those that are not on this page (E-A21). */
  totalCount: number;
}

/** A call that failed. Its message is the API's own, where it has one. */
export class CallError extends Error {
  override name = 'CallError';
  /** 0 where there was no answer. */
  readonly status: number;
  /** The API's code, such as `SecretBeingUsed`; empty where the answer has none. */
  readonly code: string;

  constructor(message: string, status = 0, code = '') {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** The API's calls, signed with an account. Each rejects with a CallError. */
export interface PortalApi {
  list(query: ListQuery): Promise<SecretList>;
  read(id: string): Promise<Secret>;
  create(secret: NewSecret): Promise<void>;
  update(id: string, change: Change): Promise<void>;
  remove(id: string): Promise<void>;
}

const base = '/ecp/v1/imagepullsecrets';

/** Makes calls of the API at this page's own origin. */
export function apiFor(account: Account): PortalApi {
  const call = (method: string, path: string, body?: object) => send(account, method, `${base}${path}`, body);
  const at = (id: string) => `/${encodeURIComponent(id)}`;
  return {
    async list({ searchString, offset, limit }) {
      const query = new URLSearchParams({ offset: String(offset), limit: String(limit) });
      if (searchString !== '') query.set('searchString', searchString);
      return readList(await call('GET', `?${query}`));
    },
    read: async (id) => readSecret(await call('GET', at(id))),
    async create(secret) {
      await call('POST', '', secret);
    },
    async update(id, change) {
      await call('PATCH', at(id), change);
    },
    async remove(id) {
      await call('DELETE', at(id));
    },
  };
}

async function send(account: Account, method: string, path: string, body?: object): Promise<unknown> {
  const headers = await sign(account, new Date().toUTCString());
  if (body) headers['content-type'] = 'application/json';
  const response = await fetch(path, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
    cache: 'no-store',
    // Else a browser asks for a password itself at a 401 (E-A2).
    credentials: 'omit',
  }).catch(() => undefined);
  if (!response) throw new CallError('The server cannot be reached.');
  const text = await response.text().catch(() => '');
  const json = parsed(text);
  if (response.ok) return json;
  throw errorOf(response.status, json);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function errorOf(status: number, json: unknown): CallError {
  const { error, message } = Object(json);
  const isOwn = typeof error === 'string' && typeof message === 'string' && message !== '';
  return isOwn
    ? new CallError(message, status, error)
    : new CallError(`The server answered ${status}.`, status);
}

function readList(json: unknown): SecretList {
  const { ImagePullSecrets: secrets, totalCount } = Object(json);
  if (!Array.isArray(secrets) || !Number.isInteger(totalCount)) throw unreadable();
  return { secrets, totalCount };
}

function readSecret(json: unknown): Secret {
  if (typeof Object(json).imagepullsecretID !== 'string') throw unreadable();
  return json as Secret;
}

function unreadable(): CallError {
  return new CallError('The server’s answer cannot be read.');
}
