import type { components } from '../../../generated/ecp.ts';
import type { Session } from '../../core/session.ts';
import type { Change, NewSecret } from './input.ts';
import { ownNamespaces } from './portal/browser/namespaces.ts';
import { uuidWithoutDashes } from './uuid.ts';

/** Whose secrets are meant: a child customer's ID, or `''` for the mock's own customer, whatever the login (E-A7). */
export type Customer = string;

/** A secret as the platform stores it; the password in clear text, since it is returned that way. */
export type ImagePullSecret = components['schemas']['ImagePullSecret'];

const namespaceKey = (namespace: string) => `namespaces/${namespace}`;
const secretKey = (customer: Customer, id: string) => `secrets/${segment(customer)}/${id}`;
const nameKey = (customer: Customer, { namespace, name }: Pick<ImagePullSecret, 'namespace' | 'name'>) =>
  `names/${segment(customer)}/${segment(namespace)}/${name}`;

/** The customers' secrets. A name is unique in its customer's namespace (E-A13). */
export class EcpState {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Whether applications use every secret (E-A27). */
  areInUse = () => this.#session.providerStates.isOn('secrets-in-use');

  /** Whether calls may be made on behalf of child customers (E-A7). */
  isReseller = async () => !(await this.#session.providerStates.isOn('regular-customer'));

  /** Whether the platform manages secrets for the users of its own registry (E-A33). */
  managesSecrets = () => this.#session.providerStates.isOn('managed-secrets');

  async hasNamespace(namespace: string): Promise<boolean> {
    if (ownNamespaces.includes(namespace)) return true;
    return (await this.#session.store.get<boolean>(namespaceKey(namespace))) === true;
  }

  /** In the order of their creation (E-A19). */
  async list(customer: Customer): Promise<ImagePullSecret[]> {
    const stored = await this.#session.store.list<ImagePullSecret>(secretKey(customer, ''));
    return stored.map(([, secret]) => secret);
  }

  find(customer: Customer, id: string): Promise<ImagePullSecret | undefined> {
    return this.#session.store.get<ImagePullSecret>(secretKey(customer, id));
  }

  /** Resolves with the new ID, or `undefined` where the name is taken. */
  async create(customer: Customer, given: NewSecret): Promise<string | undefined> {
    const now = this.#session.clock.now();
    const imagepullsecretID = uuidWithoutDashes(now, this.#session.random);
    const { name, namespace, description, registry, username, password } = given;
    const [creationTime, lastUpdateTime] = [formatTime(now), formatTime(now)];
    const fields = { name, namespace, description, registry, username, password };
    const secret = { imagepullsecretID, ...fields, creationTime, lastUpdateTime };
    return (await this.add(customer, secret)) ? imagepullsecretID : undefined;
  }

  /** Says whether its name was free. */
  async add(customer: Customer, secret: ImagePullSecret): Promise<boolean> {
    const { store } = this.#session;
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
    return this.#session.store.set(namespaceKey(namespace), true);
  }

  /** Resolves with the updated secret, or `undefined` where there is none. */
  update(customer: Customer, id: string, change: Change): Promise<ImagePullSecret | undefined> {
    const lastUpdateTime = formatTime(this.#session.clock.now());
    return this.#session.store.update<ImagePullSecret | undefined>(
      secretKey(customer, id),
      (secret) => secret && { ...secret, ...change, lastUpdateTime },
    );
  }

  /** Says whether it still existed. */
  async remove(customer: Customer, secret: ImagePullSecret): Promise<boolean> {
    const { store } = this.#session;
    if (!(await store.delete(secretKey(customer, secret.imagepullsecretID)))) return false;
    await store.delete(nameKey(customer, secret));
    return true;
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
