import { randomUuid } from '../../../contracts/openapi/seeded-random.ts';
import type { Session } from '../../core/session.ts';
import type { Access } from './accepted-callers.ts';
import { issueToken, type TokenResponse } from './issue-token.ts';

/** Docker registry secrets that a tenant may have ("Quotas", since 2024-06-24). */
const ownQuota = 50;

/** The result of creating a secret. */
export type CreateOutcome = 'created' | 'name in use' | 'quota used up';

/**
 * The tenant's docker registry secrets (S-A22). Only their names are stored: the API never returns a credential, and
 * compares it with nothing. All names are one entry, so that concurrent creations respect the quota.
 */
export class SapState {
  readonly access: Access;
  readonly #session: Session;

  constructor(session: Session, access: Access) {
    this.#session = session;
    this.access = access;
  }

  /** In ascending order of code units (S-A5). */
  async names(): Promise<string[]> {
    return (await this.#session.store.get<string[]>('names')) ?? [];
  }

  async has(name: string): Promise<boolean> {
    return (await this.names()).includes(name);
  }

  async create(name: string): Promise<CreateOutcome> {
    const maxCount = await this.maxCount();
    let outcome: CreateOutcome = 'created';
    await this.#session.store.update<string[]>('names', (names = []) => {
      outcome = names.includes(name) ? 'name in use' : names.length < maxCount ? 'created' : 'quota used up';
      return outcome === 'created' ? [...names, name].sort() : names;
    });
    return outcome;
  }

  /** Says whether it still existed. */
  async remove(name: string): Promise<boolean> {
    let found = false;
    await this.#session.store.update<string[]>('names', (names = []) => {
      found = names.includes(name);
      return names.filter((other) => other !== name);
    });
    return found;
  }

  /** Adds secrets whatever the quota: it may have been larger when they were created. */
  async plant(names: readonly string[]): Promise<void> {
    await this.#session.store.update<string[]>('names', (known = []) => [...known, ...names].sort());
  }

  async maxCount(): Promise<number> {
    return (await this.#session.store.get<number>('quota')) ?? ownQuota;
  }

  /** Leaves no room for another secret, or the usual quota. */
  async useUpQuota(used: boolean): Promise<void> {
    if (used) await this.#session.store.set('quota', (await this.names()).length);
    else await this.#session.store.delete('quota');
  }

  isFailing(): Promise<boolean> {
    return this.#session.providerStates.isOn('failing');
  }

  /** A new token for a client. */
  issueToken(client: string): TokenResponse {
    return issueToken(this.access, this.#session, client);
  }

  /** A new `requestId`: a UUID (S-A14). */
  requestId(): string {
    return randomUuid(this.#session.random);
  }
}
