import { tryParseJson } from '../../contracts/http/lossless-json.ts';
import { loadDocument } from '../../contracts/openapi/load-document.ts';
import { documentedStatus, type Spec } from '../../contracts/openapi/spec.ts';
import { oneLineSummary } from '../../contracts/reporters/failure-lines.ts';
import { mockCannotAnswer } from '../../contracts/verify/checks/mock-cannot-answer.ts';
import { documentContract } from '../../contracts/verify/document-contract.ts';
import type { RunEvent } from '../../contracts/verify/engine/events.ts';
import { mockTarget } from '../../contracts/verify/targets/mock.ts';
import { verifyContract } from '../../contracts/verify/verify.ts';
import { documentApi } from '../../mock/inferred/index.ts';
import { createMock } from '../../mock/mock.ts';
import type { Exchange } from './recording-proxy.ts';

/** The result of verifying a whole document against its own mock. */
export interface WholeDocumentResult {
  operations: number;
  /** What is not served as the document has it: the rule of each error, and the id of each disabled operation. */
  errors: string[];
  disabled: string[];
  calls: number;
  /** Operations that were not called though there was time, with a reason that the document gives. */
  notCovered: string[];
  /** Operations whose responses cannot have what some valid request sends: those requests get a 501. */
  unrepresentable: string[];
  /** Empty where all passed and, unless time was up, every other operation was called. */
  failures: string[];
  /** Seconds of processor time until the first answer, and until the end. */
  startSeconds: number;
  seconds: number;
  /** The peak memory of the process, in megabytes. */
  megabytes: number;
}

/** A few of the calls that were meant to be valid, for another validator. */
export type Sampled = Exchange[];

/** Characters of an undocumented server error. */
const maxExcerpt = 400;

/** Calls of one operation that are sampled at most. */
const sampledCalls = 3;

/**
 * Verifies a document's mock in this process: for so many seconds or, without a limit, with every case but random calls.
 * Rejects with a SpecError where the document does not start.
 */
export async function verifyWholeDocument(
  file: string,
  limit: number | undefined,
): Promise<WholeDocumentResult & { sampled: Sampled }> {
  const began = cpuSeconds();
  const { spec, errors, disabled } = await loadDocument(file);
  const mock = createMock(documentApi(spec, { auth: 'strict' }), { seed: 1 });
  await mock.handle({ method: 'GET', path: '/', query: '', headers: {}, body: Buffer.alloc(0) });
  const startSeconds = cpuSeconds() - began;
  const run = await verifyMock(spec, mock, limit);
  return {
    operations: spec.operations.size,
    errors: errors.map(({ rule }) => rule),
    disabled: disabled.map(({ id }) => id),
    startSeconds,
    ...run,
    seconds: cpuSeconds() - began,
    megabytes: process.resourceUsage().maxRSS / 1000,
  };
}

type Run = Pick<WholeDocumentResult, 'calls' | 'failures' | 'notCovered' | 'unrepresentable'> & {
  sampled: Sampled;
};

async function verifyMock(
  spec: Spec,
  mock: ReturnType<typeof createMock>,
  limit: number | undefined,
): Promise<Run> {
  const target = mockTarget(mock);
  const stop = new AbortController();
  const end = performance.now() + (limit ?? Number.POSITIVE_INFINITY) * 1000;
  const watch = new Watch(spec);
  const emit = (event: RunEvent) => {
    // A timer rarely fires: in one process there is little to wait for.
    if (event.type === 'case-started' && performance.now() > end) stop.abort();
    watch.see(event);
  };
  const timer = limit === undefined ? undefined : setTimeout(() => stop.abort(), limit * 1000);
  const send: typeof target.send = async (request) => {
    const response = await target.send(request);
    watch.last = { request, response: { ...response, headers: lowerCased(response.headers) } };
    return response;
  };
  const cases = limit === undefined ? { cases: 0 } : {};
  const options = { run: 'whole', emit, signal: stop.signal, ...cases };
  await verifyContract(documentContract(spec), { ...target, send }, options);
  clearTimeout(timer);
  return watch.result(stop.signal.aborted ? [] : spec.operations.keys());
}

/** Watches the events of a run. */
class Watch {
  last: Exchange | undefined;
  readonly #spec: Spec;
  readonly #failures: string[] = [];
  readonly #sampled: Exchange[] = [];
  readonly #notCovered = new Set<string>();
  readonly #unrepresentable = new Set<string>();
  readonly #called = new Map<string, number>();
  #calls = 0;

  constructor(spec: Spec) {
    this.#spec = spec;
  }

  see(event: RunEvent): void {
    if (event.type === 'failed') {
      const { caseId, check } = event.failure;
      this.#failures.push(`${caseId} · ${check}: ${oneLineSummary(event.failure)}`);
    }
    if (event.type === 'not-covered') this.#notCovered.add(event.reason.operationId);
    if (event.type !== 'called') return;
    const { intent, operationId, response } = event.record;
    this.#calls += 1;
    const isDocumented = this.#documents(operationId, response.status);
    if (mockCannotAnswer(response.status, tryParseJson(response.body)))
      this.#unrepresentable.add(operationId);
    else if (response.status >= 500 && !isDocumented)
      this.#failures.push(`${operationId} · ${response.status}: ${response.body.slice(0, maxExcerpt)}`);
    if (intent !== 'valid') return;
    const count = this.#called.get(operationId) ?? 0;
    this.#called.set(operationId, count + 1);
    // Whether an undocumented status is right is for `verify` to say.
    if (this.last && isDocumented && count < sampledCalls) this.#sampled.push(this.last);
  }

  #documents(operationId: string, status: number): boolean {
    const operation = this.#spec.operations.get(operationId);
    return operation !== undefined && documentedStatus(operation, status) !== undefined;
  }

  result(wanted: Iterable<string>): Run {
    const missed = [...wanted].filter((id) => !this.#called.has(id));
    const notCovered = missed.filter((id) => this.#notCovered.has(id));
    const unexplained = missed.filter((id) => !this.#notCovered.has(id)).map((id) => `${id} was not called`);
    const failures = [...new Set([...this.#failures, ...unexplained])];
    return {
      calls: this.#calls,
      notCovered,
      unrepresentable: [...this.#unrepresentable],
      failures,
      sampled: this.#sampled,
    };
  }
}

function lowerCased<Value>(headers: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
