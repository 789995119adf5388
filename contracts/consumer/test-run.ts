import type { AnsweredCall, Mock } from '../../mock/mock.ts';
import type { HttpRequest, HttpResponse } from '../spec/message.ts';
import { brokenCalls, describeBroken } from './broken-call.ts';

/** What one test does with a mock, and what of that must not be. */
export class TestRun {
  readonly mock: Mock;
  readonly #pending = new Set<Promise<unknown>>();
  readonly #broken: string[] = [];
  readonly #refused: string[] = [];

  /** `make` gets what the mock is to tell of its calls. */
  constructor(make: (onCall: (call: AnsweredCall) => void) => Mock) {
    this.mock = make((call) => {
      this.#broken.push(...brokenCalls(this.mock.spec, call).map(describeBroken));
    });
  }

  async answer(request: HttpRequest): Promise<HttpResponse> {
    const answer = this.mock.handle(request);
    this.#pending.add(answer);
    return await answer.finally(() => this.#pending.delete(answer));
  }

  /** Notes a request that nobody answers. */
  refuse(line: string): void {
    this.#refused.push(line);
  }

  /** Waits for what is being answered, and gives the lines that tell what must not be, each of them once. */
  async findings({ allowInvalid = false }: { allowInvalid?: boolean | undefined }): Promise<string[]> {
    while (this.#pending.size > 0) await Promise.allSettled(this.#pending);
    const broken = this.#broken.splice(0);
    return [...(allowInvalid ? [] : broken), ...this.#refused.splice(0)];
  }
}
