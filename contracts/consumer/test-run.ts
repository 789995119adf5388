import type { ApiOptions } from '../../mock/core/api.ts';
import type { AnsweredCall, Mock, MockOptions } from '../../mock/mock.ts';
import { type HttpRequest, type HttpResponse, headerOf } from '../http/message.ts';
import { describeInvalidCall, invalidCalls } from './invalid-call.ts';
import type { PactRecorder } from './pact/recorder.ts';
import { ReceivedCalls } from './received.ts';

type Hooks = Required<Pick<MockOptions, 'onCall' | 'sleep'>>;

/** What a test is not blamed for. */
type LenientOptions = Partial<ApiOptions> & { allowInvalid?: boolean };

/** What one test does with a mock, and what of that must not be. */
export class TestRun {
  readonly mock: Mock;
  readonly received: ReceivedCalls;
  readonly #pending = new Set<Promise<unknown>>();
  readonly #sleepers = new Set<() => void>();
  readonly #broken: string[] = [];
  readonly #refused: string[] = [];

  readonly #options: LenientOptions;
  readonly #recorder: Pick<PactRecorder, 'add'> | undefined;

  /** `make` gets what the mock tells of its calls, and waits by. A recorder is told of the calls, too. */
  constructor(options: LenientOptions, make: (hooks: Hooks) => Mock, recorder?: Pick<PactRecorder, 'add'>) {
    this.#options = options;
    this.#recorder = recorder;
    this.mock = make({ onCall: (call) => this.#note(call), sleep: (ms) => this.#sleep(ms) });
    this.received = new ReceivedCalls(this.mock.spec.redactor);
  }

  answer(request: HttpRequest): Promise<HttpResponse> {
    return this.#during(this.mock.handle(request));
  }

  /** Notes a request that nobody answers. */
  refuse(line: string): void {
    this.#refused.push(line);
  }

  /** Ends what still waits, and gives the lines that tell what must not be, each of them once. */
  async findings(): Promise<string[]> {
    while (this.#pending.size > 0) {
      for (const wake of this.#sleepers) wake();
      await Promise.allSettled(this.#pending);
    }
    const broken = this.#broken.splice(0);
    return [...(this.#options.allowInvalid ? [] : broken), ...this.#refused.splice(0)];
  }

  #note(call: AnsweredCall): void {
    this.received.add(call);
    this.#recorder?.add(this.mock.spec, call);
    const failure = failureOf(call.response);
    if (failure !== undefined) this.#refused.push(failure);
    const judging = invalidCalls(this.mock.spec, call, this.#options).then((broken) => {
      this.#broken.push(...broken.map(describeInvalidCall));
    });
    // Nobody waits for it here: if it fails, the next one who asks for findings is told.
    this.#during(judging).catch((error) => this.#refused.push(String(error)));
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

/** What the mock says for itself, as opposed to the vendor, when it fails. */
function failureOf({ status, headers, body }: HttpResponse): string | undefined {
  if (status < 500 || headerOf(headers, 'content-type') !== 'application/problem+json') return undefined;
  const { type, title, detail } = JSON.parse(body.toString()) as Record<string, string>;
  return type?.startsWith('urn:bonafide:') ? `${title}\n  ${detail}` : undefined;
}
