import { setTimeout } from 'node:timers/promises';
import type { HttpRequest } from '../../http/message.ts';
import type { Resource } from '../../openapi/resources/index.ts';
import type { Operation } from '../../openapi/spec.ts';
import type { Intent, Observation } from '../checks/check.ts';
import { mockCannotAnswer } from '../checks/mock-cannot-answer.ts';
import { type Answer, answerOf, errorExcerpt } from './answer-for-scenarios.ts';
import type { CallInput } from './call-input.ts';
import { CallSender, type Prepared } from './call-sender.ts';
import type { AddressInput } from './called-address-inputs.ts';
import type { Authorize } from './connection-types.ts';
import type { CheckInfo } from './create-failure.ts';
import { type MadeCall, scriptOf } from './curl-script.ts';
import { CaseAborted, NotCovered, type NotCoveredReason, Unanswered } from './early-case-ends.ts';
import { type Call, Evaluator } from './evaluator.ts';
import type { Emit, Failure } from './events.ts';
import { itemPathOf } from './item-path.ts';
import { secretValue } from './make-secret-value.ts';
import type { OwnItems } from './own-items.ts';
import type { Accepted, Attempt } from './refused-call-repairs.ts';
import {
  type CaseFacts,
  type Listener,
  nameOfRun,
  newlyShared,
  type SessionOptions,
  type Shared,
} from './session-options.ts';

export type { Answer } from './answer-for-scenarios.ts';

/** What came back, and how many checks it failed. */
export interface CallTrial {
  answer: Answer;
  broken: number;
}

/** How long is waited for what a target has only accepted, in milliseconds. */
const longestWork = 10_000;

/** What a case does its calls with; and the run itself, before and after its cases. */
export class Session {
  readonly #options: SessionOptions;
  readonly #shared: Shared;
  readonly #case: CaseFacts | undefined;
  readonly #lane: number;
  readonly #evaluator: Evaluator;
  readonly #sender: CallSender;

  constructor(options: SessionOptions, shared = newlyShared(options), one?: CaseFacts, lane = 0) {
    this.#options = options;
    this.#shared = shared;
    this.#case = one;
    this.#evaluator = new Evaluator(options, shared, one);
    this.#sender = new CallSender({ options, shared, one, evaluator: this.#evaluator });
    this.#lane = lane;
  }

  /** The session of a case. Cases that run at the same time are in different lanes, and so have names of their own. */
  of(one: CaseFacts, lane = 0): Session {
    return new Session(this.#options, this.#shared, one, lane);
  }

  /** The session of the second user, whose other is the first; `undefined` where there is none. */
  get otherUser(): Session | undefined {
    const { connection, otherConnection } = this.#options;
    if (!otherConnection) return undefined;
    const options = { ...this.#options, connection: otherConnection, otherConnection: connection };
    return new Session(options, this.#shared, this.#case, this.#lane);
  }

  /** A name that no one else uses: `bonafide-<run>-<what>`. */
  name(what: string): string {
    const lane = this.#lane === 0 ? '' : `${this.#lane}-`;
    return `${nameOfRun(this.#options.run)}${lane}${what}`;
  }

  /** A new secret value of so many letters at most, remembered so that no response may have it. */
  secret(most = Number.POSITIVE_INFINITY): string {
    const secret = secretValue(this.#options.run, this.#shared.secrets.length + 1, most);
    this.#shared.secrets.push(secret);
    return secret;
  }

  /**
   * Calls an operation as the document has it, and puts the call to every check. Ends the case where a check failed
   * broken, or the status is not the expected one.
   */
  async call(operationId: string, input: CallInput, expected: number): Promise<Answer> {
    const call = await this.#sender.call(operationId, input, { intent: 'valid', expected });
    const { failures, known, unverified } = this.#evaluator.evaluate(call);
    const { seen } = call;
    requireWithinLimits(seen);
    const { status } = seen.response;
    // An unexpected status that no source rules out has been reported already.
    if (failures > known || (unverified > 0 && status !== expected)) throw new CaseAborted();
    this.assert(status === expected, '/status', `${status}, not ${expected}${errorExcerpt(seen)}`);
    return answerOf(seen);
  }

  /** The same, where any documented answer but a refusal will do, or one of those that are named. */
  async succeed(
    operationId: string,
    input: CallInput,
    { what = '', or = [] }: { what?: string; or?: readonly number[] } = {},
  ): Promise<Accepted> {
    let call = await this.#sender.call(operationId, input, { intent: 'valid', what });
    let { failures, known, unverified } = this.#evaluator.evaluate(call);
    if (saysFull(call.seen) && failures === 0 && (await this.#shared.makeRoom(operationId))) {
      call = await this.#sender.call(operationId, input, { intent: 'valid', what });
      ({ failures, known, unverified } = this.#evaluator.evaluate(call));
    }
    const { seen } = call;
    requireWithinLimits(seen);
    const { status } = seen.response;
    const isMeant = status < 400 || or.includes(status);
    const isLost = this.#isOwn(seen) && (status === 404 || status === 410);
    const mayBeRepaired = status < 500 || failures === 0;
    if (!isMeant && !isLost && mayBeRepaired && this.#options.repairs) return this.#retry(call, failures);
    if (failures > known || (unverified > 0 && status >= 400)) throw new CaseAborted();
    this.assert(isMeant, '/status', `${status} to a valid request${errorExcerpt(seen)}`);
    return { ...answerOf(seen), sent: input };
  }

  /** Whether a call is on an item that the run has created, and not deleted. */
  #isOwn({ operation, request }: Observation): boolean {
    const { connection } = this.#options;
    const basePath = connection.elsewhere?.[operation.id] ?? connection.basePath;
    return this.items.has(itemPathOf(request.path.slice(basePath.length)));
  }

  /**
   * Makes other calls instead of a valid one that was refused. Where none is accepted, the refusal is reported, once, and
   * the case ends: what it is about cannot be tried.
   */
  async #retry({ seen, input }: Call, failures: number): Promise<Accepted> {
    const { operation, response } = seen;
    const refused = { operation, input, answer: answerOf(seen), body: response.body };
    const { last } = this.#evaluator;
    const accepted = await this.#options.repairs?.retry(this, refused);
    if (accepted) return accepted;
    const why = `a valid request is refused: ${response.status}${errorExcerpt(seen)}`;
    if (failures === 0) this.#evaluator.reportRefused(last, `${response.status}${errorExcerpt(seen)}`);
    throw new NotCovered({
      operationId: operation.id,
      why,
      pointer: operation.pointer,
      blockedBy: operation.id,
    });
  }

  /** Makes a call that may be right, puts it to every check, and goes on whatever the answer is. */
  async attempt(operationId: string, input: CallInput, what: string): Promise<Attempt> {
    const call = await this.#sender.call(operationId, input, { intent: 'valid', what });
    this.#evaluator.evaluate(call);
    return { answer: answerOf(call.seen), body: call.seen.response.body };
  }

  /** The same, of a call that tries what the document allows. */
  async #adapted(operationId: string, input: CallInput): Promise<CallInput> {
    const operation = this.#options.api.spec.operations.get(operationId);
    return (operation && (await this.#options.repairs?.adapt(this, operation, input))) ?? input;
  }

  /** A call that was made up, as the server wants it, as far as the run has learnt what its document lacks. */
  async adopt(operation: Operation, input: CallInput, keep: readonly string[]): Promise<CallInput> {
    return (await this.#options.repairs?.adopt(this, operation, input, keep)) ?? input;
  }

  /** Values that the server takes in a part of a call, as far as the run has learnt more of it than its document says. */
  async learntValues(operation: Operation, at: string, input: CallInput): Promise<unknown[] | undefined> {
    return this.#options.repairs?.valuesOf(this, operation, at, input);
  }

  /** JSON pointers of what no two items share in the body of a creation, as far as the run has learnt it. */
  learntUnique(operation: Operation): string[] {
    const parts = this.#options.repairs?.uniqueParts(operation) ?? [];
    return parts.filter((at) => at.startsWith('/'));
  }

  /**
   * Asks again and again, for as long as a target may take for what it has only accepted. Once it has taken longer, nothing
   * is waited for any more: it will not be done at all.
   */
  async eventually(isDone: () => Promise<boolean>): Promise<void> {
    const end = this.#shared.isTired ? 0 : Date.now() + Math.max(longestWork, this.#options.settleMs ?? 0);
    for (let pause = 25; ; pause = Math.min(pause * 2, 1000)) {
      if (await isDone()) return;
      if (Date.now() + pause > end) break;
      await setTimeout(pause);
    }
    this.#shared.isTired = true;
  }

  /** Waits until what was last written has found its way into every list. */
  async settled(): Promise<void> {
    const { settleMs = 0 } = this.#options;
    const rest = this.#shared.lastWrite + settleMs - Date.now();
    if (rest > 0) await setTimeout(rest);
  }

  /** Whether a valid request that is refused is a failure. */
  get isStrict(): boolean {
    return this.#options.repairs === undefined;
  }

  /**
   * Calls an operation for another reason than to succeed, and goes on whatever the checks say. `tries` are JSON pointers
   * of the keywords that the call is about.
   */
  async probe(
    intent: Intent,
    operationId: string,
    input: CallInput,
    what: string,
    tries: readonly string[] = [],
  ): Promise<Answer> {
    const given = intent === 'valid input' ? await this.#adapted(operationId, input) : input;
    // What the server is known to refuse is not tried.
    const purpose = { intent, what, tries: given === input ? tries : [] };
    const call = await this.#sender.call(operationId, given, purpose);
    this.#evaluator.evaluate(call);
    return answerOf(call.seen);
  }

  /** The same, of a valid call; the checks look at its answer unless it is one that they are not for. */
  async probeUnless(
    isExcepted: (answer: Answer) => boolean,
    operationId: string,
    input: CallInput,
    what: string,
  ): Promise<Answer> {
    const call = await this.#sender.call(operationId, input, { intent: 'valid', what });
    const answer = answerOf(call.seen);
    if (isExcepted(answer)) this.#evaluator.record(call);
    else this.#evaluator.evaluate(call);
    return answer;
  }

  /** The same, but only counts the failed checks: a search for the simplest such call goes on from there. */
  async trial(intent: Intent, operationId: string, input: CallInput, what: string): Promise<CallTrial> {
    try {
      const given = await this.#adapted(operationId, input);
      const call = await this.#sender.call(operationId, given, { intent, what, isTrial: true });
      return { answer: answerOf(call.seen), broken: this.#evaluator.countFailures(call) };
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      return { answer: { status: 0, headers: {}, json: undefined }, broken: 1 };
    }
  }

  /** Calls an operation without putting it to the checks: to tidy up, unless another intent is given. */
  async send(operationId: string, input: CallInput, intent: Intent = 'valid'): Promise<Answer> {
    const call = await this.#sender.call(operationId, input, { intent, isTidying: true });
    this.#evaluator.record(call);
    return answerOf(call.seen);
  }

  /** Calls a listener with every answer from now on. */
  onAnswer(listener: Listener): void {
    this.#shared.listeners.push(listener);
  }

  /** Has items removed that are not needed any more, where a provider has no room for another. */
  onFull(makeRoom: Shared['makeRoom']): void {
    this.#shared.makeRoom = makeRoom;
  }

  /** Calls an operation in a way that cannot succeed, and expects it to say so, with whatever of its statuses. */
  async expectRejection(operationId: string, input: CallInput): Promise<Answer> {
    const call = await this.#sender.call(operationId, input, { intent: 'valid' });
    if (this.#evaluator.evaluate(call).failures > 0) throw new CaseAborted();
    const { status } = call.seen.response;
    this.assert(status >= 400, '/status', `${status}: it is not refused`);
    return answerOf(call.seen);
  }

  /**
   * Runs steps that rest on a row of the fact sheet which no source states. What breaks there is a failure on our own mock; on any
   * other target it is only reported, with what the target really did, and the case goes on. Gives back whether they
   * came to their end.
   */
  async unverified(row: string, steps: () => Promise<void>): Promise<boolean> {
    const { row: outer } = this.#evaluator;
    this.#evaluator.row = this.#options.target.isOurs ? undefined : row;
    try {
      await steps();
      return true;
    } catch (error) {
      const isTold = error instanceof CaseAborted && !(error instanceof NotCovered);
      if (this.#evaluator.row === undefined || !isTold) throw error;
      return false;
    } finally {
      this.#evaluator.row = outer;
    }
  }

  /** The path parameters that every call of the run has: the account, the project, the region. */
  get path(): Readonly<Record<string, string>> {
    return this.#options.connection.path ?? {};
  }

  /** A call's input without these. */
  withoutFixedPath(input: CallInput): CallInput {
    const own = Object.entries(input.path ?? {}).filter(([name]) => this.path[name] === undefined);
    return { ...input, path: Object.fromEntries(own) };
  }

  /** What random traffic derives from. */
  get seed(): number {
    const { seed, run } = this.#options;
    return seed ?? [...run].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) | 0, 0);
  }

  /**
   * Takes steps in a session that keeps what breaks to itself, up to the first step that cannot go on, and gives it back.
   * The calls are reported all the same; `seen` is shown each as it was, with its secret values.
   */
  async rehearse(
    steps: (session: Session) => Promise<void>,
    seen?: (call: Observation) => void,
  ): Promise<Failure[]> {
    const failures: Failure[] = [];
    const emit: Emit = (event) => {
      if (event.type === 'failed') failures.push(event.failure);
      else this.#options.emit(event);
    };
    const options = { ...this.#options, emit, seen, isKnown: undefined };
    const session = new Session(options, this.#shared, this.#case, this.#lane);
    try {
      await steps(session);
    } catch (error) {
      if (!(error instanceof CaseAborted) || error instanceof NotCovered) throw error;
    }
    return failures;
  }

  /** Reports what cannot be tried. */
  notCovered(untried: NotCoveredReason): void {
    this.#evaluator.notCovered(untried);
  }

  /** Reports a failure that {@link rehearse} gave back, with the calls that show it. */
  reportFailure(failure: Failure, calls: readonly MadeCall[]): void {
    const sequence = scriptOf(this.#options.target, calls).map(this.#shared.hide);
    this.#options.emit({ type: 'failed', failure: { ...failure, sequence } });
  }

  /** The ids of what the run has created and not deleted, beside what a call is about. */
  createdIds(resource: Resource, input: CallInput): readonly string[] {
    return this.#shared.createdIds.ids(resource, this.#sender.whole(input));
  }

  /** Comes with the run's own credentials, and is changed after that. */
  authorizing(change: (request: HttpRequest) => HttpRequest): Authorize {
    return async (request) => change(await this.#sender.authorize(request));
  }

  /** The ways to come without valid credentials. */
  get unauthenticated(): Readonly<Record<string, Authorize>> {
    return { 'no credentials': (request) => request, ...this.#options.connection.invalidCredentials };
  }

  /**
   * Reports a failure of the last call, and ends the case, where `condition` does not hold. `by` is the operation that is
   * to blame, where it is an earlier one.
   */
  assert(condition: boolean, pointer: string, message: string, by?: string): void {
    if (condition) return;
    this.#evaluator.report(this.#checkInfo, { pointer, actual: message, by });
    throw new CaseAborted();
  }

  /** Reports something about the last call that no source states, once for each key, and goes on. */
  note(assumption: string, key: string, pointer: string, message: string): void {
    if (this.#shared.isNews(`${assumption}: ${key}`))
      this.#evaluator.report(this.#checkInfo, { pointer, actual: message }, assumption);
  }

  /** Whether it is asked for the first time in the run. */
  isFirst(what: string): boolean {
    return this.#shared.isNews(what);
  }

  /** Whether the run has credentials that somebody gave it, and not made-up ones. */
  get hasCredentials(): boolean {
    return this.#options.connection.isSample !== true;
  }

  /** Sends no made-up credentials any more. */
  forgetCredentials(): void {
    this.#shared.isAnonymous = true;
  }

  get #checkInfo(): CheckInfo {
    const { check: id = '', title = '', severity, wfc } = this.#case ?? {};
    return { id, title, severity, wfc };
  }

  /** The request that a call sends, with and without credentials, and what its path begins with. */
  prepare(operationId: string, input: CallInput): Promise<Prepared> {
    return this.#sender.prepare(operationId, input);
  }

  /** What the run has created, and what it knows to be others'. */
  get items(): OwnItems {
    return this.#shared.gate.items;
  }

  /** The values of a call for which it may be left out: the server may take them for addresses to call. */
  addressesIn(operation: Operation, input: CallInput): AddressInput[] {
    return this.#shared.gate.addressesIn(operation, input);
  }

  /** Whether all that the case is about was left out. */
  get isLeftOut(): boolean {
    return this.#sender.isLeftOut;
  }

  /** Takes steps of which calls may be left out, or get no answer, and goes on after them then. */
  unlessLeftOut<Result>(steps: () => Promise<Result>): Promise<Result | undefined> {
    return this.#sender.unlessLeftOut(steps);
  }

  /** A text without the run's secret values. */
  masked(text: string): string {
    return this.#shared.hide(text);
  }

  /** A shell command that makes a call. */
  curl(operationId: string, input: CallInput): Promise<string> {
    return this.#sender.curl(operationId, input);
  }
}

/** Whether an answer can mean that there is no room for another item: a quota. */
function saysFull({ response }: Observation): boolean {
  return [402, 403, 429, 507].includes(response.status);
}

/** Ends the case where one of our mocks cannot answer a valid request: the document has no response with what was sent. */
function requireWithinLimits({ operation, response, json }: Observation): void {
  if (!mockCannotAnswer(response.status, json)) return;
  const why = 'the document describes no response with what was sent';
  throw new NotCovered({ operationId: operation.id, why, pointer: operation.pointer });
}
