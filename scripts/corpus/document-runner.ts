import { Worker } from 'node:worker_threads';
import type { DocumentMessage, DocumentTask, OtherOpinion } from './document-worker.ts';
import type { WholeDocumentResult } from './verify-whole-document.ts';

/** One document of a big corpus. */
export interface DocumentOutcome {
  name: string;
  /** Whether its mock starts. */
  started: boolean;
  /** Why there is no result: it does not start, or something broke. */
  error?: string;
  verified?: WholeDocumentResult;
  opinion?: OtherOpinion;
}

/** Runs documents one after the other in a thread, which it replaces where a document brings it down or takes too long. */
export class DocumentRunner {
  readonly #limit: number | undefined;
  #worker: Worker | undefined;

  /** `limit` is how many seconds a document is verified. */
  constructor(limit: number | undefined) {
    this.#limit = limit;
  }

  async run(name: string, file: string): Promise<DocumentOutcome> {
    this.#worker ??= new Worker(new URL('document-worker.ts', import.meta.url));
    const outcome: DocumentOutcome = { name, started: true };
    const broken = await this.#listen(this.#worker, { file, limit: this.#limit }, outcome);
    if (broken === undefined) return outcome;
    await this.close();
    // What the other validator cannot do is no fault of the mock's.
    if (outcome.verified) return { ...outcome, opinion: unable(broken) };
    return { ...outcome, error: broken };
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  /** Resolves with what brought the thread down, if anything did. */
  #listen(worker: Worker, task: DocumentTask, outcome: DocumentOutcome): Promise<string | undefined> {
    return new Promise((resolve) => {
      const end = (broken?: string) => {
        clearTimeout(timer);
        worker.off('error', onError).off('message', onMessage);
        resolve(broken);
      };
      const onError = (error: Error) => end(`${error.name}: ${error.message}`);
      const onMessage = (message: DocumentMessage) => {
        if ('verified' in message) outcome.verified = message.verified;
        else if ('opinion' in message) outcome.opinion = message.opinion;
        else Object.assign(outcome, { error: message.error, started: message.starts });
        if (!('verified' in message)) end();
      };
      const patience = patienceFor(task.limit);
      const timer = setTimeout(() => end(`not done after ${patience} s`), patience * 1000);
      worker.on('error', onError).on('message', onMessage);
      worker.postMessage(task);
    });
  }
}

/** Seconds until a document is given up: reading and compiling take their time beside the verification. */
function patienceFor(limit: number | undefined): number {
  return limit === undefined ? 3600 : 120 + 4 * limit;
}

function unable(reason: string): OtherOpinion {
  return { validated: 0, failures: [], unsupported: [`the other validator: ${reason}`] };
}
