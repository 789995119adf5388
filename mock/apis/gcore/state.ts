import type { Spec } from '../../../contracts/openapi/spec.ts';
import type { components } from '../../../generated/gcore.ts';
import { msNow } from '../../core/clock.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Session } from '../../core/session.ts';
import { type ApiError, errorReply, errors } from './errors.ts';

/** A secret as it is answered and stored: a password is neither returned nor compared, so it is not stored. */
export type PullSecret = components['schemas']['PullSecretSerializer'];
type NewSecret = components['schemas']['PullSecretCreateSerializer'];

/** A secret's name is unique in its scope. Both are integers, as text. */
export interface Scope {
  project: string;
  region: string;
}

/** The members that an update replaces; others stay as they are (G-A12). */
export type Changes = Partial<Pick<NewSecret, 'registry' | 'login' | 'password'>>;

/** The names of the provider states. */
export type StateName = 'secrets-in-use' | 'region-full' | 'too-many-requests' | 'conflicts-are-final';

/** The pull secrets of all projects and regions. */
export class GcoreState {
  readonly spec: Spec;
  readonly #session: Session;
  /** The only project and region that exist; without one, any does (G-A18). */
  readonly #only: Partial<Scope>;

  constructor(spec: Spec, session: Session, only: Partial<Scope>) {
    this.spec = spec;
    this.#session = session;
    this.#only = only;
  }

  /** A refusal with the vendor's error, to be thrown. */
  refusal(error: ApiError): Refusal {
    return new Refusal(errorReply(error, this.#session));
  }

  isIn(state: StateName): Promise<boolean> {
    return this.#session.providerStates.isOn(state);
  }

  /** Throws a Refusal where there is no such project or region. */
  requireScope({ project, region }: Scope): void {
    const { project: onlyProject = project, region: onlyRegion = region } = this.#only;
    if (project !== onlyProject) throw this.refusal(errors.notFound('Project', project));
    if (region !== onlyRegion) throw this.refusal(errors.notFound('Region', region));
  }

  /** All secrets of a project in a region, by name (G-A15). */
  async list(scope: Scope): Promise<PullSecret[]> {
    const stored = await this.#session.store.list<PullSecret>(keyOf(scope, ''));
    return stored.map(([, secret]) => secret).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  find(scope: Scope, name: string): Promise<PullSecret | undefined> {
    return this.#session.store.get<PullSecret>(keyOf(scope, name));
  }

  /** Resolves with the new secret, or `undefined` where the name is taken: the other one stays as it is (G-A1). */
  async create(scope: Scope, { name, registry, login }: NewSecret): Promise<PullSecret | undefined> {
    const secret = { name, registry, login, updated_at: this.#now() };
    let isNew = false;
    await this.#session.store.update<PullSecret>(keyOf(scope, name), (stored) => {
      isNew = stored === undefined;
      return stored ?? secret;
    });
    return isNew ? secret : undefined;
  }

  /** Resolves with the updated secret, or `undefined` where there is none. Without changes its time stays (G-A14). */
  update(scope: Scope, name: string, changes: Changes): Promise<PullSecret | undefined> {
    const { password: _, ...shown } = changes;
    const time = Object.keys(changes).length > 0 ? { updated_at: this.#now() } : {};
    return this.#session.store.update<PullSecret | undefined>(keyOf(scope, name), (stored) => {
      return stored && { ...stored, ...shown, ...time };
    });
  }

  /** Says whether it existed. The name is free again at once (G-A21). */
  remove(scope: Scope, name: string): Promise<boolean> {
    return this.#session.store.delete(keyOf(scope, name));
  }

  // RFC 3339 in UTC with whole seconds (G-A13).
  #now(): string {
    return `${new Date(msNow(this.#session.clock)).toISOString().slice(0, 19)}Z`;
  }
}

function keyOf({ project, region }: Scope, name: string): string {
  return `secrets/${project}/${region}/${name}`;
}
