import type { HttpRequest, HttpResponse } from '../contracts/http/message.ts';
import { seededRandom } from '../contracts/openapi/random.ts';
import { createRouter } from '../contracts/openapi/router.ts';
import type { Operation, Spec } from '../contracts/openapi/spec.ts';
import type { Api, Host, ProviderState } from './core/api.ts';
import { systemClock, tickingClock } from './core/clock.ts';
import type { Exchange, Stage } from './core/exchange.ts';
import { createFaults, type Faults, type InjectedFault } from './core/fault.ts';
import { createJournal, type Journal } from './core/journal.ts';
import { type UserOverrides, withOverrides } from './core/overrides.ts';
import { Problem } from './core/problem.ts';
import { plantSeed } from './core/seed.ts';
import type { Store } from './core/store.ts';
import { answerCall, openExchange, respond } from './pipeline.ts';
import { answer } from './stages/answer.ts';
import { authenticate } from './stages/authenticate.ts';
import { checkFault } from './stages/check-fault.ts';
import { injectFault } from './stages/faults.ts';
import { readInput } from './stages/read-input.ts';
import { route } from './stages/route.ts';
import { memoryStore } from './state/memory.ts';

/** A server that keeps a document's promises, as one function over plain records. */
export interface Mock {
  handle(request: HttpRequest): Promise<HttpResponse>;
  spec: Spec;
  journal: Journal;
  /** What is to go wrong on purpose. */
  faults: Faults;
  /** The names of the provider states, and what each means. */
  providerStates: Record<string, string>;
  /** Switches a provider state on or off. Throws a Problem `no-such-state`. */
  setProviderState(name: string, on: boolean): Promise<void>;
  /** Rejects with a SeedError where the seed data breaks the document. Calls wait for it by themselves. */
  ready: Promise<void>;
  /**
   * Forgets what callers created, what they called, every provider state and every fault, and plants what was there at the
   * start, or other seed data. With a seed, ids and times begin again, too. Rejects with a SeedError, and then nothing is
   * forgotten.
   */
  reset(seedData?: unknown): Promise<void>;
}

export interface MockOptions {
  store?: Store;
  /** The same seed gives the same ids and times. Without one they are the time's and chance's. */
  seed?: number;
  /** What is there before the first call, instead of the API's own seed. */
  seedData?: unknown;
  /** Users' own handlers, which win over the API's. */
  overrides?: UserOverrides;
  /** Told of every call as it is answered: whole, with its secret values. */
  onCall?(call: AnsweredCall): void;
  /** How a fault lets a call wait, for so many milliseconds. */
  sleep?(ms: number): Promise<void>;
}

/** One call that a mock answered. */
export interface AnsweredCall {
  /** What the router found; `undefined` where the document has no such operation, or the API let the call in to none. */
  operation: Operation | undefined;
  /** What stood in the path where the operation's template has parameters, decoded. */
  path: Readonly<Record<string, unknown>>;
  request: HttpRequest;
  /** Its status is 0 where the connection broke before it. */
  response: HttpResponse;
  fault: InjectedFault | undefined;
}

/**
 * Makes the mock of an API. A call goes through the stages from top to bottom; the first reply is the answer. Throws an
 * OverrideError for an override of nothing.
 */
export function createMock<State>(api: Api<State>, options: MockOptions = {}): Mock {
  return assemble(options.overrides ? withOverrides(api, options.overrides) : api, options);
}

function assemble<State>(api: Api<State>, options: MockOptions): Mock {
  const { onCall, sleep = waitFor } = options;
  const host = hostOf(options);
  const state = api.createState(host);
  const journal = createJournal(api.spec.redactor);
  const faults = createFaults(host.random, (fault) => checkFault(api, fault));
  const open = (request: HttpRequest) => openExchange(api, state, host, request);
  const answerOther = (request: HttpRequest) => respond({ ...open(request), fault: {} }, stages);
  const stages: Stage<State>[] = [
    route(createRouter(api.spec.operations.values())),
    injectFault({ faults, sleep, answerOther }),
    authenticate,
    readInput,
    answer,
  ];

  const plant = (seedData = options.seedData) => plantSeed(api.spec, api.seed, state, seedData);
  const ready = plant();
  // Whoever waits for it is told, and so is the first caller; nobody else needs to be.
  ready.catch(() => {});
  let isReady = false;

  const tell = ({ operation, path, request, fault }: Exchange<State>, response: HttpResponse) => {
    journal.record(operation?.id, request, response);
    onCall?.({ operation, path, request, response, fault });
  };
  const handle = async (request: HttpRequest): Promise<HttpResponse> => {
    if (!isReady) isReady = await ready.then(() => true);
    return answerCall(open(request), stages, tell);
  };

  return {
    handle,
    spec: api.spec,
    journal,
    faults,
    providerStates: describeStates(api),
    setProviderState: async (name, on) => {
      const found = providerState(api, name);
      return ready.then(() => found.set(state, on));
    },
    ready,
    async reset(seedData) {
      await rehearse(api, options, seedData);
      await host.store.clear();
      for (const one of [journal, faults]) one.clear();
      host.restart();
      await plant(seedData);
    },
  };
}

/** Plants seed data where nobody sees it: only then is it known whether all of it can be there. */
async function rehearse<State>(api: Api<State>, options: MockOptions, seedData: unknown): Promise<void> {
  if (seedData === undefined) return;
  const state = api.createState(hostOf({ ...options, store: memoryStore() }));
  await plantSeed(api.spec, api.seed, state, seedData);
}

function hostOf({ store = memoryStore(), seed }: MockOptions): Host & { restart(): void } {
  if (seed === undefined) {
    return { store, clock: systemClock(), random: Math.random, realTime: true, restart: () => {} };
  }
  let [clock, random] = [tickingClock(), seededRandom(seed)];
  const restart = () => {
    [clock, random] = [tickingClock(), seededRandom(seed)];
  };
  return { store, clock: () => clock(), random: () => random(), realTime: false, restart };
}

// Looked up when it is called, so that a test's own timers are taken.
function waitFor(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function describeStates<State>(api: Api<State>): Record<string, string> {
  const entries = Object.entries(api.providerStates).map(([name, { description }]) => [name, description]);
  return Object.fromEntries(entries);
}

function providerState<State>(api: Api<State>, name: string): ProviderState<State> {
  const found = Object.hasOwn(api.providerStates, name) ? api.providerStates[name] : undefined;
  if (!found) throw new Problem('no-such-state', `there is no provider state ${name}; ${knownStates(api)}`);
  return found;
}

function knownStates<State>(api: Api<State>): string {
  return `${api.spec.name} has ${Object.keys(api.providerStates).join(', ') || 'none'}`;
}
