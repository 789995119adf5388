import type { HttpRequest, HttpResponse } from '../contracts/http/message.ts';
import type { SecretValues } from '../contracts/openapi/redact.ts';
import type { Operation, Spec } from '../contracts/openapi/spec.ts';
import type { Api } from './core/api.ts';
import { type Exchange, noResponse, openExchange } from './core/exchange.ts';
import { ConnectionReset, type Faults, type InjectedFault } from './core/fault.ts';
import { describeStates, findState } from './core/find-provider-state.ts';
import { journalEntry } from './core/journal-entry.ts';
import { methodsAt } from './core/methods-at-path.ts';
import { asProblemOrReset, runStages, type Stages } from './core/pipeline.ts';
import { plantSeed } from './core/plant-seed.ts';
import type { JournalEntry, Session } from './core/session.ts';
import { type UserOverrides, withOverrides } from './core/user-overrides.ts';
import { checkFault } from './faults/check-fault.ts';
import { answer } from './stages/answer.ts';
import { authenticate } from './stages/authenticate.ts';
import { corruptResponse } from './stages/corrupt-response.ts';
import { type FaultTools, injectFault } from './stages/inject-fault.ts';
import { limitInput } from './stages/limit-input.ts';
import { patchReply } from './stages/patch-reply.ts';
import { readInput } from './stages/read-input.ts';
import { route } from './stages/route.ts';
import { unpackBody } from './stages/unpack-body.ts';
import { validateResponse } from './stages/validate-response.ts';
import { writeResponse } from './stages/write-response.ts';
import { memorySession } from './state/memory-session.ts';

/** A provider that behaves as a document says, as one function over plain records. */
export interface Mock {
  /** Rejects with a ConnectionReset where an injected fault breaks the connection. */
  handle(request: HttpRequest): Promise<HttpResponse>;
  /** The methods that it answers at the path of a request; none where it has no such path. */
  methodsAt(request: HttpRequest): string[];
  spec: Spec;
  session: Session;
  /** The session's. */
  journal: Session['journal'];
  /** The secret values of the calls so far: what else is shown of this mock is masked by them. */
  secrets: SecretValues;
  faults: Faults;
  /** The names of the provider states, and what each means. */
  providerStates: Record<string, string>;
  /** Switches a provider state on or off. Rejects with a Problem `no-such-state`. */
  setProviderState(name: string, on: boolean): Promise<void>;
  /** Rejects with a SeedError where the seed data violates the document. Calls wait for it by themselves. */
  ready: Promise<void>;
  /**
   * Forgets the whole session, and plants the seed data of the start again, or other data. Rejects with a SeedError, and
   * then nothing is forgotten.
   */
  reset(seedData?: unknown): Promise<void>;
}

export interface MockOptions {
  /** The mock's state. By default a session of its own in memory, with the seed. */
  session?: Session;
  /** The same seed gives the same ids and times. Without one they are random and real. */
  seed?: number;
  /** The items that exist before the first call, instead of the API's own. */
  seedData?: unknown;
  /** Users' own handlers, which win over the API's. */
  overrides?: UserOverrides;
  /** Called with every call as it is answered: whole, with its secret values. */
  onCall?(call: LoggedCall): void;
  /** How a fault delays a call. */
  sleep?(ms: number): Promise<void>;
}

/** One call that a mock answered. */
export interface AnsweredCall {
  /** What the router found; `undefined` where the document has no such operation, or the API rejected the call before that. */
  operation: Operation | undefined;
  /** The values of the path's parameters, decoded. */
  path: Readonly<Record<string, unknown>>;
  request: HttpRequest;
  /** Its status is 0 where the connection broke before it. */
  response: HttpResponse;
  fault: InjectedFault | undefined;
}

/** A call with what a log shows of it. */
export interface LoggedCall extends AnsweredCall {
  /** The call as it is recorded, without its secret values. */
  entry: JournalEntry;
  /** How many milliseconds it took until the response was there. */
  ms: number;
}

/** Makes the mock of an API. Throws an OverrideError for an override of an operation that does not exist. */
export function createMock<State>(api: Api<State>, options: MockOptions = {}): Mock {
  return assemble(options.overrides ? withOverrides(api, options.overrides) : api, options);
}

/** Start reading here: a call passes the stages of the request until one of them replies, then all of the response. */
function stagesOf(api: Api<unknown>, tools: FaultTools): Stages {
  return {
    request: [
      route(api),
      injectFault(api, tools),
      authenticate(api),
      unpackBody(api),
      limitInput(api),
      readInput(api),
      answer(api),
    ],
    response: [patchReply, writeResponse(api), validateResponse(api.spec), corruptResponse],
  };
}

function assemble<State>(api: Api<State>, options: MockOptions): Mock {
  const { session = memorySession(options), sleep = waitFor } = options;
  const state = api.createState(session);
  const open = (request: HttpRequest) => openExchange({ state, session, request });
  const answerOther = (request: HttpRequest) => runStages({ ...open(request), fault: {} }, stages);
  const stages: Stages = stagesOf(api, { sleep, answerOther });
  const plant = (seedData = options.seedData) =>
    session.plantOnce(() => plantSeed(api.spec, api.seed, state, seedData));
  const ready = plant();
  // It rejects for whoever awaits it, and for the first caller; nobody has to.
  ready.catch(() => {});
  let isReady = false;
  const { record, secrets } = recorder(api.spec, session, options);

  return {
    async handle(request) {
      const start = options.onCall ? performance.now() : 0;
      if (!isReady) isReady = await ready.then(() => true);
      const exchange = open(request);
      const answered = await runStages(exchange, stages).catch(asProblemOrReset);
      const isReset = answered instanceof ConnectionReset;
      const recorded = record(exchange, isReset ? noResponse : answered, start);
      if (recorded) await recorded;
      if (isReset) throw answered;
      return answered;
    },
    methodsAt: methodsAt(api),
    spec: api.spec,
    session,
    journal: session.journal,
    secrets,
    faults: faultsOf(api, session),
    providerStates: describeStates(api),
    async setProviderState(name, on) {
      const found = findState(api, name);
      await ready;
      await session.providerStates.set(name, on);
      await found.apply?.(state, on);
    },
    ready,
    async reset(seedData) {
      await rehearse(api, options, seedData);
      await session.reset();
      secrets.clear();
      await plant(seedData);
    },
  };
}

/** Records each call without its secret values; whoever listens gets it whole. */
function recorder({ redactor }: Spec, { journal }: Session, { onCall }: MockOptions) {
  const secrets = redactor.createValues();
  const record = ({ operation, path, request, fault }: Exchange, response: HttpResponse, start: number) => {
    const entry = journalEntry(redactor, secrets, operation, request, response);
    onCall?.({ operation, path, request, response, fault, entry, ms: performance.now() - start });
    return journal.record(entry);
  };
  return { record, secrets };
}

function faultsOf<State>(api: Api<State>, { faults }: Session): Faults {
  const check = (fault: InjectedFault) => checkFault(api, fault);
  return {
    check,
    async add(fault) {
      check(fault);
      await faults.add(fault);
    },
    list: () => faults.list(),
    clear: () => faults.clear(),
  };
}

/** Plants seed data into a session of its own: only then is it known whether all of it can be planted. */
async function rehearse<State>(api: Api<State>, { seed }: MockOptions, seedData: unknown): Promise<void> {
  if (seedData === undefined) return;
  const state = api.createState(memorySession({ seed }));
  await plantSeed(api.spec, api.seed, state, seedData);
}

// Looked up when it is called, so that a test's own timers are taken.
function waitFor(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
