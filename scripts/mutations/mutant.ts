import type { HttpRequest, HttpResponse } from '../../contracts/http/message.ts';
import type { Api } from '../../mock/core/api.ts';

/** A provider, as one function. */
export type Handle = (request: HttpRequest) => Promise<HttpResponse>;

/** Puts a bug between a provider and its callers. */
export type Mutate = (handle: Handle) => Handle;

// biome-ignore lint/suspicious/noExplicitAny: operators work on every vendor's mock, whatever its state.
export type AnyApi = Api<any>;

/** A mock with one bug. */
export interface Mutant {
  /** Unique among the mutants of an API: `SecretInspect: Version is missing`. */
  id: string;
  /** The mutation operator that made it: `a field is missing`. Hand-written mutants have none. */
  operator?: string;
  /** The check, property or scenario that must kill a hand-written mutant; without one, any may. */
  killedBy?: string;
  /** The property whose calls show the bug, where the check that must kill it has cases of its own that do not. */
  during?: string;
  /** Whether it is equivalent if it has no effect: no response has what it changes. */
  conditional?: true;
  /** Puts the bug into the mock's handlers, behind authentication and validation. */
  mutateApi?: (api: AnyApi) => AnyApi;
  mutate?: Mutate;
}

/** A mutant written for one API, or for any. */
export type HandwrittenMutant = Mutant & { mutate: Mutate };
