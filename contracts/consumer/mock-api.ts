import { parse } from 'node:path';
import type { Interception } from '../../mock/adapters/nock.ts';
import type { MockMaker } from '../../mock/apis/index.ts';
import type { ApiOptions } from '../../mock/core/api.ts';
import type { InjectedFault } from '../../mock/core/fault.ts';
import type { Mock } from '../../mock/mock.ts';
import type { FaultOf } from './faults.ts';
import { loadMockFactory } from './mock-factory.ts';
import type { AnyOperations, DeepPartial, IdOf, OperationOf, SuccessOf } from './operations.ts';
import { type Origin, originsOf, parseOrigin } from './origins.ts';
import { type PactOptions, PactRecorder } from './pact/recorder.ts';
import type { ReceivedCalls } from './received.ts';
import { TestRun } from './test-run.ts';

export interface MockApiOptions extends Partial<ApiOptions> {
  /** The origin that the consumer calls, such as `https://api.gcore.com`; the document's servers, if none is given. */
  origin?: string | readonly string[];
  /** The data at the start of each test, instead of the API's own seed. */
  seedData?: unknown;
  /** The names of the provider states that each test starts in. */
  providerStates?: readonly string[];
  /** The same seed gives the same ids and times in each test. It is 1 if none is given. */
  seed?: number;
  /** Allows invalid requests, which are answered like the vendor does. */
  allowInvalid?: boolean;
  /** Origins that may be called for real: `http://127.0.0.1:8080`, or `http://127.0.0.1:*` for any port. */
  allowUnmocked?: readonly string[];
  /** Writes the calls of the tests as a Pact, after the last test. */
  pact?: PactOptions;
}

/** Invalid calls of a test. The message explains each, and quotes no secret. */
export class BrokenContract extends Error {
  override name = 'BrokenContract';
}

/** An API that is mocked in this process, for one test after the other; the test runner's hooks start, verify and stop it. */
export class MockedApi<Operations = AnyOperations> {
  readonly name: string;
  /** For the compiler alone: what `expect(api).toHaveReceived` takes depends on it. */
  declare readonly operations?: Operations;
  readonly #options: MockApiOptions;
  readonly #recorder: PactRecorder | undefined;
  #make: Promise<MockMaker> | undefined;
  #run: TestRun | undefined;
  #release = () => {};
  #late: string[] = [];

  /** `name` is a built-in API's, or the file of an OpenAPI document. */
  constructor(name: string, options: MockApiOptions = {}) {
    this.name = name;
    this.#options = options;
    this.#recorder = options.pact && new PactRecorder(parse(name).name, options.pact);
  }

  /** The mock of the running test. */
  get mock(): Mock {
    return this.#current.mock;
  }

  /** The calls of the running test. */
  get received(): ReceivedCalls {
    return this.#current.received;
  }

  /** Starts answering, with the seed data only. Rejects with a SeedError, or a Problem `no-such-state`. */
  async start(): Promise<void> {
    // Calls of the last test that are still running are reported by `stop`.
    this.#late.push(...(await this.#findings()));
    await this.seedData(this.#options.seedData);
    // nock patches node:net as soon as it is loaded, and restores it when the last mock stops.
    const { intercept } = await import('../../mock/adapters/nock.ts');
    // The new one first: without any, the network is open and fetch the real one again.
    const release = this.#release;
    this.#release = this.#intercept(intercept);
    release();
  }

  /** Puts the running test into a provider state. Rejects with a Problem `no-such-state`. */
  async given(state: string): Promise<void> {
    await this.mock.setProviderState(state, true);
    this.#recorder?.given(state);
  }

  /** Restarts with other data. Rejects with a SeedError where that is invalid. */
  async seedData(seedData: unknown): Promise<void> {
    const { seed = 1, providerStates = [] } = this.#options;
    this.#make ??= loadMockFactory(this.name, this.#options);
    const make = await this.#make;
    const run = new TestRun(this.#options, (hooks) => make({ seed, seedData, ...hooks }), this.#recorder);
    await run.mock.ready;
    this.#recorder?.begin(seedData);
    this.#run = run;
    for (const state of providerStates) await this.given(state);
  }

  /** Injects faults into the next call of an operation; repeated, into the calls after that. Throws a FaultError. */
  once<Id extends IdOf<Operations>>(id: Id, ...faults: FaultOf<OperationOf<Operations, Id>>[]): void {
    this.times(1, id, ...faults);
  }

  /** Injects faults into the next few calls of an operation. Throws a FaultError. */
  times<Id extends IdOf<Operations>>(
    times: number,
    id: Id,
    ...faults: FaultOf<OperationOf<Operations, Id>>[]
  ): void {
    this.#inject({ operationId: id, times }, faults);
  }

  /** Injects faults into all calls of an operation, until the test ends. Throws a FaultError. */
  always<Id extends IdOf<Operations>>(id: Id, ...faults: FaultOf<OperationOf<Operations, Id>>[]): void {
    this.#inject({ operationId: id }, faults);
  }

  /** Changes some of what an operation answers, until the test ends: `null` takes a member away. */
  patchReply<Id extends IdOf<Operations>>(
    id: Id,
    patch: DeepPartial<SuccessOf<OperationOf<Operations, Id>>>,
  ): void {
    this.#inject({ operationId: id }, [{ patch }]);
  }

  /** Rejects with a BrokenContract if a call since the start was invalid, or went to an unmocked origin. */
  async verify(): Promise<void> {
    fail(`invalid calls of ${this.name} in this test:`, await this.#findings());
  }

  /** Restores the network. Rejects with a BrokenContract for invalid calls after their test was verified. */
  async stop(): Promise<void> {
    const late = [...this.#late.splice(0), ...(await this.#findings())];
    this.#release();
    this.#run = undefined;
    fail(`invalid calls of ${this.name} after their test had ended:`, late);
    this.#recorder?.end();
  }

  get #current(): TestRun {
    if (!this.#run) throw new Error(`${this.name} is not mocked now, only while a test runs`);
    return this.#run;
  }

  #inject(calls: InjectedFault, faults: readonly object[]): void {
    const fault = Object.assign({}, calls, ...faults);
    this.mock.faults.check(fault);
    // In memory, it is there as soon as this returns.
    void this.mock.faults.add(fault);
  }

  #findings(): Promise<string[]> {
    return this.#run?.findings() ?? Promise.resolve([]);
  }

  #intercept(intercept: (interception: Interception) => () => void): () => void {
    const { origin, allowUnmocked = [] } = this.#options;
    const origins =
      origin === undefined ? originsOf(this.mock.spec.document) : [origin].flat().map(parseOrigin);
    if (origins.length === 0)
      throw new TypeError(`${this.name} has no server URL: mock it with { origin: 'https://…' }`);
    const allowed = allowUnmocked.map(parseOrigin);
    return intercept({
      answersAt: (url) => origins.some(({ covers }) => covers(url)),
      answer: (request) => this.#current.answer(request),
      mayPass: (url) => allowed.some(({ covers }) => covers(url)),
      onRefused: (method, url) => this.#current.refuse(refusal(method, url, this.name, origins)),
    });
  }
}

function fail(title: string, lines: string[]): void {
  if (lines.length > 0) throw new BrokenContract([title, ...lines].join('\n'));
}

function refusal(method: string, url: URL, name: string, origins: readonly Origin[]): string {
  return [
    `${method} ${url.origin}${url.pathname} is not mocked`,
    `  mocked     ${name} at ${origins.map(({ text }) => text).join(', ')}`,
    `  hint       mock this origin with { origin: '${url.origin}' }, or allow the call with { allowUnmocked: ['${url.origin}'] }`,
  ].join('\n');
}
