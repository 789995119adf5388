import type { ApiOptions } from '../../mock/core/api.ts';
import type { AnsweredCall, Mock, MockOptions } from '../../mock/mock.ts';
import { type HttpRequest, type HttpResponse, headerOf } from '../http/message.ts';
import { describeInvalidCall, invalidCalls } from './invalid-call.ts';
import type { PactRecorder } from './pact/recorder.ts';
import { ReceivedCalls } from './received-calls.ts';

type Hooks = Required<Pick<MockOptions, 'onCall' | 'sleep'>>;

/** What a test may do although it is invalid. */
type LenientOptions = Partial<ApiOptions> & { allowInvalid?: boolean };

/** The calls of one test, and what is wrong with them. */
export class TestRun {
  readonly mock: Mock;
  readonly received: ReceivedCalls;
  readonly #pending = new Set<Promise<unknown>>();
  readonly #sleepers = new Set<() => void>();
  readonly #invalid: string[] = [];
  readonly #refused: string[] = [];

  readonly #options: LenientOptions;
  readonly #recorder: Pick<PactRecorder, 'add'> | undefined;

  /** `make` gets the mock's hooks. A recorder, where given, gets the calls, too. */
  constructor(options: LenientOptions, make: (hooks: Hooks) => Mock, recorder?: Pick<PactRecorder, 'add'>) {
    this.#options = options;
    this.#recorder = recorder;
    this.mock = make({ onCall: (call) => this.#note(call), sleep: (ms) => this.#sleep(ms) });
    this.received = new ReceivedCalls(this.mock);
  }

  answer(request: HttpRequest): Promise<HttpResponse> {
    return this.#during(this.mock.handle(request));
  }

  /** Notes a request to an unmocked origin. */
  refuse(line: string): void {
    this.#refused.push(line);
  }

  /** Waits for pending calls, and resolves with what is wrong, each line once. */
  async findings(): Promise<string[]> {
    while (this.#pending.size > 0) {
      for (const wake of this.#sleepers) wake();
      await Promise.allSettled(this.#pending);
    }
    const invalid = this.#invalid.splice(0);
    const found = [...(this.#options.allowInvalid ? [] : invalid), ...this.#refused.splice(0)];
    return found.map((line) => this.mock.secrets.mask(line));
  }

  #note(call: AnsweredCall): void {
    this.received.add(call);
    this.#recorder?.add(this.mock, call);
    const failure = failureOf(call.response);
    if (failure !== undefined) this.#refused.push(failure);
    const validation = invalidCalls(this.mock.spec, call, this.#options).then((invalid) => {
      this.#invalid.push(...invalid.map(describeInvalidCall));
    });
    // Not awaited: an error is among the next findings.
    this.#during(validation).catch((error) => this.#refused.push(String(error)));
  }

  #during<Result>(work: Promise<Result>): Promise<Result> {
    this.#pending.add(work);
    return work.finally(() => this.#pending.delete(work));
  }

  // Looked up when it is called, so that Jest's fake timers are taken. A test that has ended waits no longer.
  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      this.#sleepers.add(wake);
    });
  }
}

/** A failure of the mock itself, as opposed to an error of the vendor's API. */
function failureOf({ status, headers, body }: HttpResponse): string | undefined {
  if (status < 500 || headerOf(headers, 'content-type') !== 'application/problem+json') return undefined;
  const { type, title, detail } = JSON.parse(body.toString()) as Record<string, string>;
  return type?.startsWith('urn:bonafide:') ? `${title}\n  ${detail}` : undefined;
}
