import { hash } from 'node:crypto';
import { randomText } from '../../../contracts/openapi/seeded-random.ts';
import type { operations } from '../../../generated/docker.ts';
import type { Session } from '../../core/session.ts';
import type { SecretSpec } from './go/secret-spec.ts';
import { isTooLargeForLog } from './limits.ts';

/** A secret as the engine answers it. */
export type Secret = operations['SecretInspect']['responses'][200]['content']['application/json'];

interface StoredSecret {
  secret: Secret;
  /** Enough to tell whether an update brings the same data, or is too large. The data itself is not stored. */
  digest: string;
  dataBytes: number;
}

/** What came of an attempt to replace a secret's labels. */
export type UpdateOutcome = 'updated' | 'not found' | 'not only labels' | 'stale version' | 'too large';

const secretKey = (id: string) => `secrets/${id}`;
const nameKey = (name: string) => `names/${name.toLowerCase()}`;
const idLetters = '0123456789abcdefghijklmnopqrstuvwxyz';

/** The cluster has changed a few times before the first secret: a new swarm's own objects. */
const firstIndex = 10;

/** The swarm's secrets. Names are unique without regard to case. */
export class DockerState {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Whether the node is a swarm manager. */
  async isManager(): Promise<boolean> {
    return !(await this.#session.providerStates.isOn('outside-a-swarm'));
  }

  /** The time, as the engine writes it. */
  time(): string {
    return formatTime(this.#session.clock.now());
  }

  async list(): Promise<Secret[]> {
    const stored = await this.#session.store.list<StoredSecret>(secretKey(''));
    return stored.map(([, { secret }]) => secret);
  }

  /** By ID, else by name, else by a prefix of IDs: all that it could mean. */
  async find(reference: string): Promise<Secret[]> {
    const { store } = this.#session;
    const byId = await this.#get(reference);
    if (byId) return [byId];
    const named = await store.get<string>(nameKey(reference));
    const byName = named === undefined ? undefined : await this.#get(named);
    if (byName) return [byName];
    // A whole ID with the character that ends it in the swarm's index is still a prefix of it (hashicorp/go-memdb).
    if (reference.endsWith('\0')) {
      const whole = await this.#get(reference.slice(0, -1));
      return whole ? [whole] : [];
    }
    const found = await store.list<StoredSecret>(secretKey(reference));
    return found.map(([, { secret }]) => secret);
  }

  /** Whether a secret has the name, in whatever case. */
  async hasName(name: string): Promise<boolean> {
    return (await this.#session.store.get<string>(nameKey(name))) !== undefined;
  }

  /** The new ID, or `undefined` where the name is taken. */
  async create(spec: SecretSpec): Promise<string | undefined> {
    const { store, clock, random } = this.#session;
    const ID = randomText(random, idLetters, 25);
    const owner = await store.update<string>(nameKey(spec.Name), (taken = ID) => taken);
    if (owner !== ID) return undefined;
    const Version = { Index: await this.#nextIndex() };
    const now = formatTime(clock.now());
    const secret = { ID, Version, CreatedAt: now, UpdatedAt: now, Spec: publicSpec(spec) };
    try {
      await store.set<StoredSecret>(secretKey(ID), {
        secret,
        digest: digestOf(spec.Data),
        dataBytes: spec.Data.length,
      });
    } catch (error) {
      await store.delete(nameKey(spec.Name));
      throw error;
    }
    return ID;
  }

  async replaceLabels(id: string, version: number, spec: SecretSpec): Promise<UpdateOutcome> {
    const { store, clock } = this.#session;
    const Version = { Index: await this.#nextIndex() };
    const UpdatedAt = formatTime(clock.now());
    let outcome: UpdateOutcome = 'not found';
    await store.update<StoredSecret | undefined>(secretKey(id), (stored) => {
      outcome = updateOutcome(stored, version, spec);
      if (!stored || outcome !== 'updated') return stored;
      const Spec = { ...stored.secret.Spec, Labels: sorted(spec.Labels) };
      return { ...stored, secret: { ...stored.secret, Version, UpdatedAt, Spec } };
    });
    return outcome;
  }

  /** Says whether it was still there. */
  async remove({ ID, Spec }: Secret): Promise<boolean> {
    const { store } = this.#session;
    if (!(await store.delete(secretKey(ID)))) return false;
    await store.delete(nameKey(Spec.Name));
    await this.#nextIndex();
    return true;
  }

  async #get(id: string): Promise<Secret | undefined> {
    return (await this.#session.store.get<StoredSecret>(secretKey(id)))?.secret;
  }

  #nextIndex(): Promise<number> {
    return this.#session.store.update<number>('index', (index = firstIndex) => index + 1);
  }
}

// In the engine's order: what would change is looked at before the version (swarmkit's manager/controlapi/secret.go).
function updateOutcome(stored: StoredSecret | undefined, version: number, spec: SecretSpec): UpdateOutcome {
  if (!stored) return 'not found';
  const { secret, digest, dataBytes } = stored;
  if (spec.Name !== secret.Spec.Name) return 'not only labels';
  if (spec.Data.length > 0 && digestOf(spec.Data) !== digest) return 'not only labels';
  if (secret.Version.Index !== version) return 'stale version';
  const { Name, Labels } = spec;
  return isTooLargeForLog({ Name, Labels, dataBytes }) ? 'too large' : 'updated';
}

function publicSpec(spec: SecretSpec): Secret['Spec'] {
  const { Name, Labels, Templating } = spec;
  const shown: Secret['Spec'] = { Name, Labels: sorted(Labels) };
  if (Templating) shown.Templating = withoutEmpty(Templating);
  return shown;
}

// Go leaves empty fields out where they are marked `omitempty`, as a driver's are.
function withoutEmpty({
  Name,
  Options,
}: NonNullable<SecretSpec['Templating']>): NonNullable<Secret['Spec']['Templating']> {
  const hasOptions = Object.keys(Options).length > 0;
  return { ...(Name !== '' && { Name }), ...(hasOptions && { Options: sorted(Options) }) };
}

// Go writes maps with their keys in order. Entries, because a key may be `__proto__`.
function sorted(map: Record<string, string>): Record<string, string> {
  const keys = Object.keys(map);
  if (keys.length > 1) keys.sort();
  const sorted: Record<string, string> = {};
  for (const key of keys) {
    if (key === '__proto__') return Object.fromEntries(keys.map((one) => [one, map[one] as string]));
    sorted[key] = map[key] as string;
  }
  return sorted;
}

function digestOf(data: Buffer): string {
  return hash('sha256', data);
}

// RFC 3339 with nanoseconds, without trailing zeros: Go's time.RFC3339Nano.
function formatTime(nanoseconds: bigint): string {
  const second = Number(nanoseconds / 1_000_000_000n);
  if (second !== formatted.second)
    formatted = { second, text: new Date(second * 1000).toISOString().slice(0, 19) };
  const rest = Number(nanoseconds % 1_000_000_000n);
  if (rest === 0) return `${formatted.text}Z`;
  return `${formatted.text}.${String(rest).padStart(9, '0').replace(/0+$/, '')}Z`;
}

let formatted = { second: -1, text: '' };
