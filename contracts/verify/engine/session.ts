import { createHash } from 'node:crypto';
import { jsonOf } from '../../http/json.ts';
import type { HttpRequest } from '../../http/message.ts';
import { startLength } from '../../openapi/redaction/secret-forms.ts';
import type { Resource } from '../../openapi/resources/index.ts';
import type { Operation } from '../../openapi/spec.ts';
import type { Intent, Observation } from '../checks/check.ts';
import type { AddressInput } from './address-inputs.ts';
import { type Answer, answerOf, errorExcerpt } from './answer.ts';
import { type CallInput, givenIn, toRequest } from './call-input.ts';
import { CaseAborted, LeftOut, NotCovered, type NotCoveredReason } from './case-abort.ts';
import type { Authorize } from './connection.ts';
import { curlLine } from './curl.ts';
import { type Call, Evaluator } from './evaluator.ts';
import type { Emit, Failure } from './events.ts';
import type { OwnItems } from './own-items.ts';
import { type MadeCall, scriptOf } from './sequence-script.ts';
import {
  type CalledApi,
  type CaseFacts,
  type Listener,
  nameOfRun,
  newlyShared,
  type SessionOptions,
  type Shared,
} from './session-options.ts';
import type { PlannedCall } from './subject.ts';
import { withoutTargetCredentials, withTargetCredentials } from './target.ts';

export type { Answer } from './answer.ts';

/** What came back, and how many checks it failed. */
export interface CallTrial {
  answer: Answer;
  broken: number;
}

/** A request before it is sent. */
export interface Prepared {
  operation: Operation;
  bare: HttpRequest;
  request: HttpRequest;
  basePath: string;
}

/** Why a call is made, in words; and what of the document it is to try, as JSON pointers. */
interface Purpose {
  what: string;
  tries?: readonly string[];
}

/** What a case does its calls with; and the run itself, before and after its cases. */
export class Session {
  readonly #options: SessionOptions;
  readonly #shared: Shared;
  readonly #case: CaseFacts | undefined;
  readonly #lane: number;
  readonly #evaluator: Evaluator;
  #leftOut = 0;
  /** Calls that were made for another reason than to succeed. */
  #probed = 0;

  constructor(options: SessionOptions, shared = newlyShared(options), one?: CaseFacts, lane = 0) {
    this.#options = options;
    this.#shared = shared;
    this.#case = one;
    this.#evaluator = new Evaluator(options, shared, one);
    this.#lane = lane;
  }

  /** The session of a case. Cases that run at the same time are in different lanes, and so have names of their own. */
  of(one: CaseFacts, lane = 0): Session {
    return new Session(this.#options, this.#shared, one, lane);
  }

  /** A name that no one else uses: `bonafide-<run>-<what>`. */
  name(what: string): string {
    const lane = this.#lane === 0 ? '' : `${this.#lane}-`;
    return `${nameOfRun(this.#options.run)}${lane}${what}`;
  }

  /** A new secret value of so many letters at most, remembered so that no response may have it. */
  secret(most = Number.POSITIVE_INFINITY): string {
    const whole = `bonafide-secret-${this.#options.run}-${this.#shared.secrets.length + 1}`;
    const secret = whole.length <= most ? whole : shortOf(this.#options.run, whole, most);
    this.#shared.secrets.push(secret);
    return secret;
  }

  /**
   * Calls an operation as the document has it, and puts the call to every check. Ends the case where a check failed
   * broken, or the status is not the expected one.
   */
  async call(operationId: string, input: CallInput, expected: number): Promise<Answer> {
    const call = await this.#observe('valid', operationId, input, { what: '' }, expected);
    const { failures, unverified } = this.#evaluator.evaluate(call);
    const { seen } = call;
    const { status } = seen.response;
    // An unexpected status that no source rules out has been reported already.
    if (failures > 0 || (unverified > 0 && status !== expected)) throw new CaseAborted();
    this.assert(status === expected, '/status', `${status}, not ${expected}${errorExcerpt(seen)}`);
    return answerOf(seen);
  }

  /** The same, where any documented answer but a refusal will do, or one of those that are named. */
  async succeed(
    operationId: string,
    input: CallInput,
    { what = '', or = [] }: { what?: string; or?: readonly number[] } = {},
  ): Promise<Answer> {
    const call = await this.#observe('valid', operationId, input, { what });
    const { failures, unverified } = this.#evaluator.evaluate(call);
    const { seen } = call;
    const { status } = seen.response;
    if (failures > 0 || (unverified > 0 && status >= 400)) throw new CaseAborted();
    const isMeant = status < 400 || or.includes(status);
    this.assert(isMeant, '/status', `${status} to a valid request${errorExcerpt(seen)}`);
    return answerOf(seen);
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
    const call = await this.#observe(intent, operationId, input, { what, tries });
    this.#evaluator.evaluate(call);
    return answerOf(call.seen);
  }

  /** The same, but only counts the failed checks: a search for the simplest such call goes on from there. */
  async trial(intent: Intent, operationId: string, input: CallInput, what: string): Promise<CallTrial> {
    const call = await this.#observe(intent, operationId, input, { what });
    return { answer: answerOf(call.seen), broken: this.#evaluator.countFailures(call) };
  }

  /** Calls an operation without putting it to the checks: to tidy up. */
  async send(operationId: string, input: CallInput): Promise<Answer> {
    const call = await this.#observe('valid', operationId, input, { what: '' });
    this.#evaluator.record(call);
    return answerOf(call.seen);
  }

  /** Calls a listener with every answer from now on. */
  onAnswer(listener: Listener): void {
    this.#shared.listeners.push(listener);
  }

  /** Calls an operation in a way that cannot succeed, and expects it to say so, with whatever of its statuses. */
  async expectRejection(operationId: string, input: CallInput): Promise<Answer> {
    const call = await this.#observe('valid', operationId, input, { what: '' });
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
    const session = new Session({ ...this.#options, emit, seen }, this.#shared, this.#case, this.#lane);
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
    return this.#shared.createdIds.ids(resource, this.#whole(input));
  }

  /** Comes with the run's own credentials, and is changed after that. */
  authorizing(change: (request: HttpRequest) => HttpRequest): Authorize {
    return async (request) => change(await this.#authorize(request));
  }

  /** The ways to come without valid credentials. */
  get unauthenticated(): Readonly<Record<string, Authorize>> {
    return { 'no credentials': (request) => request, ...this.#options.connection.invalidCredentials };
  }

  /** Reports a failure of the last call, and ends the case, where `condition` does not hold. */
  assert(condition: boolean, pointer: string, message: string): void {
    if (condition) return;
    const { check: id = '', title = '', severity, wfc } = this.#case ?? {};
    this.#evaluator.report({ id, title, severity, wfc }, { pointer, actual: message });
    throw new CaseAborted();
  }

  /** The request that a call sends, with and without credentials, and what its path begins with. */
  async prepare(operationId: string, input: CallInput): Promise<Prepared> {
    const { api, connection } = this.#options;
    const operation = operationOf(api, operationId);
    const basePath = connection.elsewhere?.[operationId] ?? connection.basePath;
    const bare = toRequest(api.spec.document, operation, this.#whole(input), basePath);
    const { target } = this.#options;
    const request = input.authorize
      ? withoutTargetCredentials(target, await input.authorize(bare))
      : await this.#authorize(bare);
    return { operation, bare, request, basePath };
  }

  /** A request with the run's own credentials. */
  async #authorize(request: HttpRequest): Promise<HttpRequest> {
    const { connection, target } = this.#options;
    const authorized = connection.authorize ? await connection.authorize(request) : request;
    return withTargetCredentials(target, authorized);
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
    return this.#leftOut > 0 && this.#probed === 0;
  }

  /** Takes steps of which calls may be left out, and goes on after them then. */
  async unlessLeftOut<Result>(steps: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await steps();
    } catch (error) {
      if (!(error instanceof LeftOut)) throw error;
      this.#leftOut += 1;
      return undefined;
    }
  }

  /** A text without the run's secret values. */
  masked(text: string): string {
    return this.#shared.hide(text);
  }

  /** A shell command that makes a call. */
  async curl(operationId: string, input: CallInput): Promise<string> {
    const { operation, request } = await this.prepare(operationId, input);
    const sample = this.#options.api.spec.redactor.sampleRequest(operation, request);
    return this.#shared.hide(curlLine(this.#evaluator.targetOf(operationId), sample, request.method));
  }

  /** Ends the case where a call might change what others have. */
  async #pass(planned: PlannedCall): Promise<void> {
    const reason = await this.#shared.gate.refusal(planned, async (operationId, input) => {
      const prepared = await this.prepare(operationId, input);
      const call = await this.#exchange('valid', prepared, input, { what: 'whose it is' });
      this.#evaluator.record(call);
      return answerOf(call.seen);
    });
    if (!reason) return;
    this.notCovered(reason);
    throw new LeftOut(reason);
  }

  /** The same input with the path parameters that every call has. */
  #whole(input: CallInput): CallInput {
    return { ...input, path: { ...this.path, ...input.path } };
  }

  async #observe(
    intent: Intent,
    operationId: string,
    input: CallInput,
    { what, tries = [] }: Purpose,
    expected?: number,
  ): Promise<Call> {
    if (this.#case && this.#options.signal?.aborted) throw new CaseAborted();
    const prepared = await this.prepare(operationId, input);
    const { operation, request, basePath } = prepared;
    const path = request.path.slice(basePath.length);
    const planned = { operation, method: request.method, path, input: this.#whole(input) };
    await this.#pass(planned);
    if (intent !== 'valid') this.#probed += 1;
    const call = await this.#exchange(intent, prepared, input, { what, tries }, expected);
    const { seen } = call;
    const answer = answerOf(seen);
    this.#shared.gate.note(planned, answer);
    this.#options.seen?.(seen);
    this.#shared.createdIds.note(operationId, answer, planned.input);
    const answered = { operationId, answer, request, caseId: this.#case?.id };
    for (const listener of this.#shared.listeners) listener(answered);
    return call;
  }

  /** Sends a request, and gives back what the checks look at. */
  async #exchange(
    intent: Intent,
    { operation, request }: Prepared,
    input: CallInput,
    { what, tries = [] }: Purpose,
    expected?: number,
  ): Promise<Call> {
    const { spec, rules } = this.#options.api;
    const [at, started] = [Date.now(), performance.now()];
    const response = await this.#evaluator.targetOf(operation.id).send(request, expected);
    const ms = response.ms ?? performance.now() - started;
    const isMeant =
      intent === 'invalid input' &&
      rules?.serverErrorsOnInput?.includes(`${operation.id} ${response.status}`);
    const seen: Observation = {
      spec,
      operation,
      intent,
      request,
      response,
      json: jsonOf(response),
      ms,
      secrets: this.#shared.secrets,
      expectedStatus: isMeant ? response.status : expected,
    };
    return { seen, what, tries, given: givenIn(input), at, input };
  }
}

/**
 * What no other text has in it, though it is short: what a long one hashes to. Where there is room, those of a run start
 * alike: they are looked for in every answer, and that takes as long as there are starts.
 */
function shortOf(run: string, text: string, length: number): string {
  const digest = (of: string) => createHash('sha256').update(of).digest('hex');
  const start = length < startLength + shortestRest ? '' : digest(run).slice(0, startLength);
  return `${start}${digest(text)}`.slice(0, length);
}

/** So many letters of a hash distinguish the secrets of a run. */
const shortestRest = 6;

function operationOf({ spec }: CalledApi, operationId: string): Operation {
  const operation = spec.operations.get(operationId);
  if (!operation) throw new Error(`${spec.name} has no operation ${operationId}`);
  return operation;
}
