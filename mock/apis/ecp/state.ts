import type { components } from '../../../generated/ecp.ts';
import type { Host } from '../../core/api.ts';
import type { Customer } from './auth.ts';
import type { Change, NewSecret } from './input.ts';
import { uuidWithoutDashes } from './uuid.ts';

/** A secret with all that the platform keeps of it; the password in clear text, since it is read that way. */
export type ImagePullSecret = components['schemas']['ImagePullSecret'];

/** Which namespaces there are besides those of the seed data (E-A12). */
const ownNamespaces = ['demo', 'ecp-us-yaml-demo'];

const namespaceKey = (namespace: string) => `namespaces/${namespace}`;
const secretKey = (customer: Customer, id: string) => `secrets/${segment(customer)}/${id}`;
const nameKey = (customer: Customer, { namespace, name }: Pick<ImagePullSecret, 'namespace' | 'name'>) =>
  `names/${segment(customer)}/${segment(namespace)}/${name}`;

/** The customers' secrets. A name is unique in its customer's namespace (E-A13). */
export class EcpState {
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Whether applications use every secret (E-A27). */
  areInUse = () => this.#is('secrets-in-use');
  setInUse = (on: boolean) => this.#host.store.set('secrets-in-use', on);

  /** Whether calls may be made on behalf of child customers (E-A7). */
  isReseller = async () => !(await this.#is('regular-customer'));
  setReseller = (on: boolean) => this.#host.store.set('regular-customer', !on);

  /** Whether the platform keeps secrets for the users of its own registry (E-A33). */
  managesSecrets = () => this.#is('managed-secrets');
  setManagesSecrets = (on: boolean) => this.#host.store.set('managed-secrets', on);

  async hasNamespace(namespace: string): Promise<boolean> {
    return ownNamespaces.includes(namespace) || this.#is(namespaceKey(namespace));
  }

  /** In the order of their creation (E-A19). */
  async list(customer: Customer): Promise<ImagePullSecret[]> {
    const kept = await this.#host.store.list<ImagePullSecret>(secretKey(customer, ''));
    return kept.map(([, secret]) => secret);
  }

  find(customer: Customer, id: string): Promise<ImagePullSecret | undefined> {
    return this.#host.store.get<ImagePullSecret>(secretKey(customer, id));
  }

  /** The new ID, or `undefined` where the name is taken. */
  async create(customer: Customer, given: NewSecret): Promise<string | undefined> {
    const now = this.#host.clock();
    const imagepullsecretID = uuidWithoutDashes(now, this.#host.random);
    const { name, namespace, description, registry, username, password } = given;
    const [creationTime, lastUpdateTime] = [formatTime(now), formatTime(now)];
    const fields = { name, namespace, description, registry, username, password };
    const secret = { imagepullsecretID, ...fields, creationTime, lastUpdateTime };
    return (await this.add(customer, secret)) ? imagepullsecretID : undefined;
  }

  /** Says whether its name was free. */
  async add(customer: Customer, secret: ImagePullSecret): Promise<boolean> {
    const { store } = this.#host;
    const id = secret.imagepullsecretID;
    const owner = await store.update<string>(nameKey(customer, secret), (taken = id) => taken);
    if (owner !== id) return false;
    try {
      await store.set(secretKey(customer, id), secret);
    } catch (error) {
      await store.delete(nameKey(customer, secret));
      throw error;
    }
    return true;
  }

  addNamespace(namespace: string): Promise<void> {
    return this.#host.store.set(namespaceKey(namespace), true);
  }

  /** The secret as it is then, or `undefined` where there is none. */
  update(customer: Customer, id: string, change: Change): Promise<ImagePullSecret | undefined> {
    const lastUpdateTime = formatTime(this.#host.clock());
    return this.#host.store.update<ImagePullSecret | undefined>(
      secretKey(customer, id),
      (secret) => secret && { ...secret, ...change, lastUpdateTime },
    );
  }

  /** Says whether it was still there. */
  async remove(customer: Customer, secret: ImagePullSecret): Promise<boolean> {
    const { store } = this.#host;
    if (!(await store.delete(secretKey(customer, secret.imagepullsecretID)))) return false;
    await store.delete(nameKey(customer, secret));
    return true;
  }

  async #is(flag: string): Promise<boolean> {
    return (await this.#host.store.get<boolean>(flag)) === true;
  }
}

// So that no customer's keys start like another's.
function segment(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('/', '%2F');
}

// RFC 3339 in UTC, with whole seconds (E-A26).
function formatTime(nanoseconds: bigint): string {
  return `${new Date(Number(nanoseconds / 1_000_000n)).toISOString().slice(0, 19)}Z`;
}
