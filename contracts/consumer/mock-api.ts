import { parse } from 'node:path';
import type { MockMaker } from '../../mock/apis/index.ts';
import type { ApiOptions } from '../../mock/core/api.ts';
import type { ClockChange } from '../../mock/core/clock.ts';
import type { InjectedFault } from '../../mock/core/fault.ts';
import type { Mock } from '../../mock/mock.ts';
import type { FaultOf } from './faults.ts';
import { type ApiInterception, interceptApi } from './intercept-api.ts';
import { loadMockFactory } from './mock-factory.ts';
import type { AnyOperations, DeepPartial, IdOf, OperationOf, SuccessOf } from './operation-types.ts';
import { type PactOptions, PactRecorder } from './pact/recorder.ts';
import type { ReceivedCalls } from './received-calls.ts';
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

/**
 * An API that is mocked in this process from the moment this is made, for one test after the other; the test runner's hooks
 * start, verify and stop it.
 */
export class MockedApi<Operations = AnyOperations> {
  readonly name: string;
  /** For the compiler alone: what `expect(api).toHaveReceived` takes depends on it. */
  declare readonly operations?: Operations;
  readonly #options: MockApiOptions;
  readonly #recorder: PactRecorder | undefined;
  readonly #isAbandoned: () => boolean;
  #interception: ApiInterception | undefined;
  #make: Promise<MockMaker> | undefined;
  #run: TestRun | undefined;
  /** Answers calls before the first test. */
  #early: Promise<TestRun> | undefined;
  #late: string[] = [];

  /**
   * `name` is a built-in API's, or the file of an OpenAPI document. `isAbandoned` says whether the test file has ended
   * without stopping it. Throws a TypeError for an origin that is no URL.
   */
  constructor(name: string, options: MockApiOptions = {}, isAbandoned = () => false) {
    this.name = name;
    this.#options = options;
    this.#recorder = options.pact && new PactRecorder(parse(name).name, options.pact);
    this.#isAbandoned = isAbandoned;
    this.#interception = this.#intercept();
  }

  /** The mock of the running test. */
  get mock(): Mock {
    return this.#current.mock;
  }

  /** The calls of the running test. */
  get received(): ReceivedCalls {
    return this.#current.received;
  }

  /** Starts the next test, with the seed data only. Rejects with a SeedError, or a Problem `no-such-state`. */
  async start(): Promise<void> {
    // Calls of the last test that are still running are reported by `stop`.
    this.#late.push(...(await this.#findings()));
    this.#interception ??= this.#intercept();
    await this.seedData(this.#options.seedData);
    await this.#interception.ready();
  }

  /** Puts the running test into a provider state. Rejects with a Problem `no-such-state`. */
  async given(state: string): Promise<void> {
    await this.mock.setProviderState(state, true);
    this.#recorder?.given(state);
  }

  /** Sets, advances or freezes the time of the running test: tokens expire without waiting. Throws a ClockError. */
  moveClock(change: ClockChange): void {
    this.mock.session.clock.move(change);
  }

  /** Restarts the running test with other data. Rejects with a SeedError where that is invalid. */
  async seedData(seedData: unknown): Promise<void> {
    const run = await this.#createRun(seedData, this.#recorder);
    this.#recorder?.begin(seedData);
    this.#run = run;
    for (const state of this.#options.providerStates ?? []) await this.given(state);
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

  /** Restores the network. Rejects with a BrokenContract for invalid calls outside of a test: before it, or after its end. */
  async stop(): Promise<void> {
    const outside = [...this.#late.splice(0), ...(await this.#findings())];
    this.restore();
    fail(`invalid calls of ${this.name} outside of a test:`, outside);
    this.#recorder?.end();
  }

  /** Restores the network, and no more: for a file none of whose tests ran. */
  restore(): void {
    this.#interception?.release();
    this.#interception = undefined;
    this.#run = undefined;
    this.#early = undefined;
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

  async #findings(): Promise<string[]> {
    const [early, running] = await Promise.all([
      // What is wrong with its document is reported by `start`.
      this.#early?.then((run) => run.findings()).catch(() => []),
      this.#run?.findings(),
    ]);
    return [...(early ?? []), ...(running ?? [])];
  }

  async #createRun(seedData: unknown, recorder?: PactRecorder): Promise<TestRun> {
    const { seed = 1 } = this.#options;
    this.#make ??= loadMockFactory(this.name, this.#options);
    const make = await this.#make;
    const run = new TestRun(this.#options, (hooks) => make({ seed, seedData, ...hooks }), recorder);
    await run.mock.ready;
    return run;
  }

  async #startEarly(): Promise<TestRun> {
    const run = await this.#createRun(this.#options.seedData);
    for (const state of this.#options.providerStates ?? []) await run.mock.setProviderState(state, true);
    return run;
  }

  #intercept(): ApiInterception {
    const { origin, allowUnmocked = [] } = this.#options;
    return interceptApi({
      name: this.name,
      origin,
      allowUnmocked,
      running: () => this.#run,
      current: async () => {
        if (this.#run) return this.#run;
        this.#early ??= this.#startEarly();
        return this.#early;
      },
      isAbandoned: this.#isAbandoned,
    });
  }
}

function fail(title: string, lines: string[]): void {
  if (lines.length > 0) throw new BrokenContract([title, ...lines].join('\n'));
}
