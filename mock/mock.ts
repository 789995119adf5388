import type { HttpRequest, HttpResponse } from '../contracts/spec/message.ts';
import { seededRandom } from '../contracts/spec/random.ts';
import { createRouter } from '../contracts/spec/router.ts';
import type { Operation, Spec } from '../contracts/spec/spec.ts';
import type { Api, Host, ProviderState } from './core/api.ts';
import { systemClock, tickingClock } from './core/clock.ts';
import type { Exchange, Stage } from './core/exchange.ts';
import { createJournal, type Journal } from './core/journal.ts';
import type { Reply } from './core/operation.ts';
import { Problem } from './core/problem.ts';
import { Refusal } from './core/refusal.ts';
import { plantSeed } from './core/seed.ts';
import type { Store } from './core/store.ts';
import { answer } from './stages/answer.ts';
import { authenticate } from './stages/authenticate.ts';
import { readInput } from './stages/read-input.ts';
import { route } from './stages/route.ts';
import { validateResponse } from './stages/validate-response.ts';
import { writeResponse } from './stages/write-response.ts';
import { memoryStore } from './state/memory.ts';

/** A server that keeps a document's promises, as one function over plain records. */
export interface Mock {
  handle(request: HttpRequest): Promise<HttpResponse>;
  spec: Spec;
  journal: Journal;
  /** The names of the provider states, and what each means. */
  providerStates: Record<string, string>;
  /** Switches a provider state on or off. Throws a Problem `no-such-state`. */
  setProviderState(name: string, on: boolean): Promise<void>;
  /** Rejects with a SeedError where the seed data breaks the document. Calls wait for it by themselves. */
  ready: Promise<void>;
  /** Forgets what callers created, what they called, and every provider state, and plants the API's own seed again. */
  reset(): Promise<void>;
}

export interface MockOptions {
  store?: Store;
  /** The same seed gives the same ids and times. Without one they are the time's and chance's. */
  seed?: number;
  /** What is there before the first call, instead of the API's own seed. */
  seedData?: unknown;
  /** Told of every call as it is answered: whole, with its secret values. */
  onCall?(call: AnsweredCall): void;
}

/** One call that a mock answered. */
export interface AnsweredCall {
  /** What the router found; `undefined` where the document has no such operation, or the API let the call in to none. */
  operation: Operation | undefined;
  /** What stood in the path where the operation's template has parameters, decoded. */
  path: Readonly<Record<string, unknown>>;
  request: HttpRequest;
  response: HttpResponse;
}

/** Makes a vendor's mock. A call goes through the stages from top to bottom; the first reply is the answer. */
export function createMock<State>(api: Api<State>, options: MockOptions = {}): Mock {
  const { store = memoryStore(), seed, onCall } = options;
  const clock = seed === undefined ? systemClock() : tickingClock();
  const random = seed === undefined ? Math.random : seededRandom(seed);
  const host = { store, clock, random, realTime: seed === undefined };
  const state = api.createState(host);
  const journal = createJournal(api.spec.redactor);
  const stages: Stage<State>[] = [
    route(createRouter(api.spec.operations.values())),
    authenticate,
    readInput,
    answer,
  ];

  const plant = () => plantSeed(api.spec, api.seed, state, options.seedData);
  const ready = plant();
  // Whoever waits for it is told, and so is the first caller; nobody else needs to be.
  ready.catch(() => {});
  let isReady = false;

  const handle = async (request: HttpRequest): Promise<HttpResponse> => {
    if (!isReady) {
      await ready;
      isReady = true;
    }
    const exchange = openExchange(api, state, host, request);
    const response = await respond(exchange, stages).catch(asProblem);
    journal.record(exchange.operation?.id, request, response);
    onCall?.({ operation: exchange.operation, path: exchange.path, request, response });
    return response;
  };

  return {
    handle,
    spec: api.spec,
    journal,
    providerStates: describeStates(api),
    async setProviderState(name, on) {
      const found = providerState(api, name);
      await ready;
      await found.set(state, on);
    },
    ready,
    async reset() {
      await store.clear();
      journal.clear();
      await plant();
    },
  };
}

async function respond<State>(exchange: Exchange<State>, stages: Stage<State>[]): Promise<HttpResponse> {
  const reply = await firstReply(exchange, stages);
  const response = writeResponse(exchange, reply);
  if (exchange.operation) validateResponse(exchange.api.spec, exchange.operation, reply, response);
  return response;
}

async function firstReply<State>(exchange: Exchange<State>, stages: Stage<State>[]): Promise<Reply> {
  try {
    for (const stage of stages) {
      const result = stage(exchange);
      // Most stages do not wait for anything, and an await costs a turn even then.
      const reply = result instanceof Promise ? await result : result;
      if (reply) return reply;
    }
  } catch (error) {
    if (error instanceof Refusal) return error.reply;
    throw error;
  }
  throw new Error('no stage answered');
}

function openExchange<State>(
  api: Api<State>,
  state: State,
  host: Host,
  request: HttpRequest,
): Exchange<State> {
  const read = { path: {}, query: {}, header: {}, body: undefined };
  return { api, state, host, request, operation: undefined, ...read, caller: undefined };
}

function asProblem(error: unknown): HttpResponse {
  const problem = error instanceof Problem ? error : new Problem('handler-failed', whereItFailed(error));
  return {
    status: problem.status,
    headers: { 'Content-Type': 'application/problem+json' },
    body: `${JSON.stringify(problem)}\n`,
  };
}

// The place, never the message: that may quote what the caller sent.
function whereItFailed(error: unknown): string {
  const frames =
    error instanceof Error ? (error.stack?.replace(error.message, '').match(/^ +at .*$/gm) ?? []) : [];
  return `this is a bug of the mock:${frames.slice(0, 3).join('').replaceAll('    at', ' at') || ' nowhere'}`;
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
