import { randomUuid } from '../../../contracts/openapi/seeded-random.ts';
import { msNow } from '../../core/clock.ts';
import type { Session, Store } from '../../core/session.ts';
import { quotas } from './limits.ts';
import type { Secret, SecretRecord } from './records.ts';

/** The result of adding a secret. */
export type AddOutcome = 'added' | 'name taken' | 'no room';

// Projects are separate (H-A37). Its id may be any text, so it is escaped to stay one part of a key.
const secretKey = (project: string, name: string) => `secrets/${encodeURIComponent(project)}/${name}`;
const idKey = (project: string, id: string) => `ids/${encodeURIComponent(project)}/${id}`;
const countKey = (project: string) => `count/${encodeURIComponent(project)}`;

/** The secrets of all projects. One whose deletion is due is deleted when it is next looked up (H-A8). */
export class HuaweiState {
  readonly #session: Session;
  readonly #store: Store;

  constructor(session: Session) {
    this.#session = session;
    this.#store = session.store;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return msNow(this.#session.clock);
  }

  newId(): string {
    return randomUuid(this.#session.random);
  }

  async find(project: string, name: string): Promise<SecretRecord | undefined> {
    const record = await this.#store.get<SecretRecord>(secretKey(project, name));
    if (!record || !isDue(record, this.now())) return record;
    await this.#dropDue(project, name);
    return undefined;
  }

  /** All secrets of a project, by name, ascending by code unit (H-A19). */
  async list(project: string): Promise<SecretRecord[]> {
    const entries = await this.#store.list<SecretRecord>(secretKey(project, ''));
    const now = this.now();
    const record = entries.map(([, one]) => one);
    for (const due of record.filter((one) => isDue(one, now))) await this.#dropDue(project, due.secret.name);
    const alive = record.filter((one) => !isDue(one, now));
    return alive.sort((a, b) => (a.secret.name < b.secret.name ? -1 : 1));
  }

  /** A name is taken also by a secret that waits for its deletion (H-A7). */
  async add(project: string, record: SecretRecord): Promise<AddOutcome> {
    const { name, id } = record.secret;
    if (await this.find(project, name)) return 'name taken';
    if (!(await this.#reserve(project))) return 'no room';
    let added = false;
    try {
      await this.#store.update<SecretRecord>(secretKey(project, name), (existing) => {
        added = existing === undefined;
        return existing ?? record;
      });
      if (added) await this.#store.set(idKey(project, id), name);
    } catch (error) {
      if (added) await this.#store.delete(secretKey(project, name));
      await this.#release(project);
      throw error;
    }
    if (!added) await this.#release(project);
    return added ? 'added' : 'name taken';
  }

  /** Changes a secret as one step, and resolves with it; `undefined` where there is none. A Refusal changes nothing. */
  async change(
    project: string,
    name: string,
    change: (record: SecretRecord, now: number) => SecretRecord,
  ): Promise<SecretRecord | undefined> {
    if (!(await this.find(project, name))) return undefined;
    const now = this.now();
    return this.#store.update<SecretRecord | undefined>(
      secretKey(project, name),
      (record) => record && change(record, now),
    );
  }

  /** The name that goes with an id. */
  nameOf(project: string, id: string): Promise<string | undefined> {
    return this.#store.get<string>(idKey(project, id));
  }

  /** Says whether it still existed. */
  async remove(project: string, name: string): Promise<boolean> {
    return (await this.find(project, name)) !== undefined && this.#drop(project, name, () => true);
  }

  /** Moves every secret of one state into another that no call leads to. */
  async moveAll(from: Secret['state'], to: Secret['state']): Promise<void> {
    for (const [key] of await this.#store.list<SecretRecord>('secrets/')) {
      await this.#store.update<SecretRecord | undefined>(key, (record) => {
        if (record?.secret.state !== from) return record;
        return { ...record, secret: { ...record.secret, state: to } };
      });
    }
  }

  #dropDue(project: string, name: string): Promise<boolean> {
    const now = this.now();
    return this.#drop(project, name, (record) => isDue(record, now));
  }

  // Only as one step: by now the name may be another secret's.
  async #drop(project: string, name: string, isMeant: (record: SecretRecord) => boolean): Promise<boolean> {
    let dropped: SecretRecord | undefined;
    await this.#store.update<SecretRecord | undefined>(secretKey(project, name), (record) => {
      dropped = record && isMeant(record) ? record : undefined;
      return dropped ? undefined : record;
    });
    if (!dropped) return false;
    await this.#store.delete(idKey(project, dropped.secret.id));
    await this.#release(project);
    return true;
  }

  async #reserve(project: string): Promise<boolean> {
    if (await this.#countUp(project)) return true;
    // Looking at all of them drops those whose time has come.
    await this.list(project);
    return this.#countUp(project);
  }

  async #countUp(project: string): Promise<boolean> {
    let hasRoom = false;
    await this.#store.update<number>(countKey(project), (count = 0) => {
      hasRoom = count < quotas.secrets;
      return hasRoom ? count + 1 : count;
    });
    return hasRoom;
  }

  async #release(project: string): Promise<void> {
    await this.#store.update<number>(countKey(project), (count = 1) => count - 1);
  }
}

function isDue({ secret }: SecretRecord, now: number): boolean {
  return secret.scheduled_delete_time !== null && now >= secret.scheduled_delete_time;
}
