import type { Api, ProviderState } from './api.ts';
import { Problem } from './problem.ts';

/** The names of an API's provider states, and what each means. */
export function describeStates<State>({ providerStates }: Api<State>): Record<string, string> {
  const entries = Object.entries(providerStates).map(([name, { description }]) => [name, description]);
  return Object.fromEntries(entries);
}

/** A provider state by its name. Throws a Problem `no-such-state`. */
export function findState<State>({ providerStates, spec }: Api<State>, name: string): ProviderState<State> {
  const found = Object.hasOwn(providerStates, name) ? providerStates[name] : undefined;
  if (found) return found;
  const known = Object.keys(providerStates).join(', ') || 'none';
  throw new Problem('no-such-state', `there is no provider state ${name}; ${spec.name} has ${known}`);
}
