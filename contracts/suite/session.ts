import { createHash } from 'node:crypto';
import type { Check, Finding, Intent, Observation } from '../checks/check.ts';
import { checks } from '../checks/index.ts';
import { responseInTime } from '../checks/response-in-time.ts';
import type { HttpRequest } from '../spec/message.ts';
import type { Operation } from '../spec/spec.ts';
import type { Target } from '../targets/target.ts';
import { type Answer, answerOf, said } from './answer.ts';
import type { Authorize, Connection, Contract } from './contract.ts';
import type { Emit, Failure } from './events.ts';
import { failureOf, type Promised } from './failure.ts';
import { createHide, type Hide } from './hide.ts';
import type { Case } from './plan.ts';
import { type CallRecord, recordOf } from './record.ts';
import { type MadeCall, scriptOf } from './sequences/script.ts';
import { type CallInput, givenIn, jsonOf, toRequest } from './wire.ts';

export type { Answer } from './answer.ts';

/** What came back, and how many promises it broke. */
export interface Trial {
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

/** A case goes no further, since a promise was broken; it has been reported. */
export class CaseEnded extends Error {
  override name = 'CaseEnded';
}

/** One call: what the checks look at, and when it was. */
interface Call {
  seen: Observation;
  what: string;
  tries: readonly string[];
  given: readonly string[];
  at: number;
}

/** Why a call is made, in words; and what of the document it is to try, as JSON pointers. */
interface Purpose {
  what: string;
  tries?: readonly string[];
}

/** What a session has to know of its case. */
export type CaseFacts = Pick<Case, 'id' | 'title' | 'law'>;

/** What a session is given: whom it calls and how, and who is told. */
export interface SessionOptions {
  contract: Contract;
  target: Target;
  connection: Connection;
  /** The run's own id: what the run creates has it in its name. */
  run: string;
  emit: Emit;
  /** What random traffic derives from; without one, the run's id. */
  seed?: number | undefined;
  /** How long an answer may take, in milliseconds. */
  maxMs?: number | undefined;
  /** Once aborted, cases go no further than the call that they are at. */
  signal?: AbortSignal | undefined;
  /** Shown every call, as it was. */
  seen?: ((call: Observation) => void) | undefined;
}

/** Called with every answer of a run, and what was asked. */
export type Listener = (operationId: string, answer: Answer, request: HttpRequest) => void;

/** What all sessions of a run have in common. */
interface Shared {
  secrets: string[];
  hide: Hide;
  listeners: Listener[];
  calls: number;
}

/** What a case does its calls with; and the run itself, before and after its cases. */
export class Session {
  readonly #options: SessionOptions;
  readonly #shared: Shared;
  readonly #case: CaseFacts | undefined;
  readonly #lane: number;
  #assumption: string | undefined;
  #last: { seen: Observation; record: CallRecord } | undefined;

  constructor(
    options: SessionOptions,
    shared = newlyShared(options.connection.secrets),
    one?: CaseFacts,
    lane = 0,
  ) {
    this.#options = options;
    this.#shared = shared;
    this.#case = one;
    this.#lane = lane;
  }

  /** The session of a case. Cases that run at the same time are in different lanes, and so have names of their own. */
  of(one: CaseFacts, lane = 0): Session {
    return new Session(this.#options, this.#shared, one, lane);
  }

  /** A name that no one else uses: `bonafide-<run>-<what>`. */
  name(what: string): string {
    const lane = this.#lane === 0 ? '' : `${this.#lane}-`;
    return `bonafide-${this.#options.run}-${lane}${what}`;
  }

  /** A new secret value of so many letters at most, remembered so that no response may have it. */
  secret(most = Number.POSITIVE_INFINITY): string {
    const whole = `bonafide-secret-${this.#options.run}-${this.#shared.secrets.length + 1}`;
    const secret = whole.length <= most ? whole : shortOf(whole, most);
    this.#shared.secrets.push(secret);
    return secret;
  }

  /**
   * Calls an operation as the document has it, and puts the call to every check. Ends the case where a promise was
   * broken, or the status is not the expected one.
   */
  async call(operationId: string, input: CallInput, expected: number): Promise<Answer> {
    const call = await this.#observe('valid', operationId, input, { what: '' }, expected);
    if (this.#judge(call) > 0) throw new CaseEnded();
    const { seen } = call;
    const { status } = seen.response;
    this.holds(status === expected, '/status', `${status}, not ${expected}${said(seen)}`);
    return answerOf(seen);
  }

  /** The same, where any documented answer but a refusal will do, or one of those that are named. */
  async succeed(
    operationId: string,
    input: CallInput,
    { what = '', or = [] }: { what?: string; or?: readonly number[] } = {},
  ): Promise<Answer> {
    const call = await this.#observe('valid', operationId, input, { what });
    if (this.#judge(call) > 0) throw new CaseEnded();
    const { seen } = call;
    const { status } = seen.response;
    const isMeant = status < 400 || or.includes(status);
    this.holds(isMeant, '/status', `${status} to a valid request${said(seen)}`);
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
    this.#judge(call);
    return answerOf(call.seen);
  }

  /** The same, but only counts the promises that were broken: a search for the simplest such call goes on from there. */
  async trial(intent: Intent, operationId: string, input: CallInput, what: string): Promise<Trial> {
    const call = await this.#observe(intent, operationId, input, { what });
    return { answer: answerOf(call.seen), broken: this.#inspect(call).length };
  }

  /** Calls an operation without putting it to the checks: to tidy up. */
  async send(operationId: string, input: CallInput): Promise<Answer> {
    const call = await this.#observe('valid', operationId, input, { what: '' });
    this.#record(call, [], 0);
    return answerOf(call.seen);
  }

  /** Has every answer from now on told to a listener. */
  watch(listener: Listener): void {
    this.#shared.listeners.push(listener);
  }

  /**
   * Runs steps that rest on an assumption of the fact sheet. What breaks there is a failure on our own mock; on any
   * other target it is only reported, with what the target really did, and the case goes on.
   */
  async assuming(assumption: string, steps: () => Promise<void>): Promise<void> {
    this.#assumption = this.#options.target.isOurs ? undefined : assumption;
    try {
      await steps();
    } catch (error) {
      if (this.#assumption === undefined || !(error instanceof CaseEnded)) throw error;
    } finally {
      this.#assumption = undefined;
    }
  }

  /** What random traffic derives from. */
  get seed(): number {
    const { seed, run } = this.#options;
    return seed ?? [...run].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) | 0, 0);
  }

  /**
   * Takes steps in a session that keeps what breaks to itself, up to the first step that cannot go on, and gives it back.
   * The calls are told all the same; `seen` is shown each as it was, with its secret values.
   */
  async trying(
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
      if (!(error instanceof CaseEnded)) throw error;
    }
    return failures;
  }

  /** Tells of a broken promise that {@link trying} gave back, with the calls that show it. */
  tell(failure: Failure, calls: readonly MadeCall[]): void {
    const sequence = scriptOf(this.#options.target, calls).map(this.#shared.hide);
    this.#options.emit({ type: 'failed', failure: { ...failure, sequence } });
  }

  /** The ways to come without valid credentials. */
  get strangers(): Readonly<Record<string, Authorize>> {
    return { 'no credentials': (request) => request, ...this.#options.connection.strangers };
  }

  /** Reports a broken law of the last call, and ends the case, where `condition` does not hold. */
  holds(condition: boolean, pointer: string, message: string): void {
    if (condition) return;
    this.#report({ id: this.#case?.law ?? '', title: this.#case?.title ?? '' }, { pointer, message });
    throw new CaseEnded();
  }

  /** The request that a call sends, with and without credentials, and what its path begins with. */
  async prepare(operationId: string, input: CallInput): Promise<Prepared> {
    const { contract, connection } = this.#options;
    const operation = operationOf(contract, operationId);
    const basePath = connection.elsewhere?.[operationId] ?? connection.basePath;
    const authorize = input.authorize ?? connection.authorize;
    const path = { ...connection.path, ...input.path };
    const bare = toRequest(contract.spec.document, operation, { ...input, path }, basePath);
    return { operation, bare, request: authorize ? await authorize(bare) : bare, basePath };
  }

  async #observe(
    intent: Intent,
    operationId: string,
    input: CallInput,
    { what, tries = [] }: Purpose,
    expected?: number,
  ): Promise<Call> {
    const { contract, signal } = this.#options;
    if (this.#case && signal?.aborted) throw new CaseEnded();
    const { operation, request } = await this.prepare(operationId, input);
    const [at, started] = [Date.now(), performance.now()];
    const response = await this.#answerer(operationId).send(request, expected);
    const ms = response.ms ?? performance.now() - started;
    const [spec, json, secrets] = [contract.spec, jsonOf(response), this.#shared.secrets];
    const seen: Observation = { spec, operation, intent, request, response, json, ms, secrets };
    this.#options.seen?.(seen);
    for (const listener of this.#shared.listeners) listener(operationId, answerOf(seen), request);
    return { seen, what, tries, given: givenIn(input), at };
  }

  #answerer(operationId: string): Target {
    const { target, connection } = this.#options;
    return connection.others?.[operationId] ?? target;
  }

  #judge(call: Call): number {
    const broken = this.#inspect(call);
    for (const { check, finding } of broken) this.#report(check, finding);
    return broken.length;
  }

  #inspect(call: Call): { check: Check; finding: Finding }[] {
    const started = performance.now();
    const { intent, operation, response } = call.seen;
    const isChance = this.#options.contract.byChance?.includes(`${operation.id} ${response.status}`) ?? false;
    const judged = intent === 'valid input' && isChance ? 'valid' : intent;
    const asked = this.#checks().filter(({ intents }) => intents?.includes(judged) ?? true);
    const broken = asked.flatMap((check) => check.inspect(call.seen).map((finding) => ({ check, finding })));
    this.#record(call, asked, performance.now() - started);
    return broken;
  }

  #checks(): readonly Check[] {
    const { maxMs } = this.#options;
    return maxMs === undefined ? checks : [...checks, responseInTime(maxMs)];
  }

  #record({ seen, ...facts }: Call, asked: readonly Check[], checksMs: number): void {
    this.#shared.calls += 1;
    const record = recordOf(seen, this.#answerer(seen.operation.id), this.#shared.hide, {
      ...facts,
      ms: seen.ms,
      number: this.#shared.calls,
      caseId: this.#case?.id ?? '',
      checks: asked.map(({ id }) => id),
      checksMs,
    });
    this.#last = { seen, record };
    this.#options.emit({ type: 'called', record });
  }

  #report(promised: Promised, finding: Finding): void {
    if (!this.#last) return;
    const { seen, record } = this.#last;
    const target = this.#answerer(seen.operation.id);
    const failure = failureOf({ seen, record, target, promised, finding, hide: this.#shared.hide });
    if (this.#assumption === undefined) this.#options.emit({ type: 'failed', failure });
    else this.#options.emit({ type: 'assumed', assumption: this.#assumption, failure });
  }
}

/** What no other text has in it, though it is short: what a long one hashes to. */
function shortOf(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

function newlyShared(known: readonly string[] = []): Shared {
  const secrets = [...known];
  return { secrets, hide: createHide(secrets), listeners: [], calls: 0 };
}

function operationOf(contract: Contract, operationId: string): Operation {
  const operation = contract.spec.operations.get(operationId);
  if (!operation) throw new Error(`${contract.spec.name} has no operation ${operationId}`);
  return operation;
}
