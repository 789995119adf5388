import type { Check, Finding, Intent, Observation } from '../checks/check.ts';
import { checks } from '../checks/index.ts';
import type { HttpResponse } from '../spec/message.ts';
import type { Operation } from '../spec/spec.ts';
import type { Target } from '../targets/target.ts';
import type { Authorize, Connection, Contract } from './contract.ts';
import { curlLine } from './curl.ts';
import type { Emit } from './events.ts';
import { createHide } from './hide.ts';
import { type CallRecord, callLine, hiding, recordOf } from './record.ts';
import { type CallInput, jsonOf, toRequest } from './wire.ts';

/** What came back. */
export interface Answer {
  status: number;
  headers: HttpResponse['headers'];
  /** The body as JSON; `undefined` where it is not. */
  json: unknown;
}

/** A case goes no further, since a promise was broken; it has been reported. */
export class CaseEnded extends Error {
  override name = 'CaseEnded';
}

/** What a session is given: whom it calls and how, and who is told. */
export interface SessionOptions {
  contract: Contract;
  target: Target;
  connection: Connection;
  /** The run's own id: what the run creates has it in its name. */
  run: string;
  emit: Emit;
}

/** One call: what the checks look at, and when it was. */
interface Call {
  seen: Observation;
  what: string;
  at: number;
  ms: number;
}

/** The check, or the law, that a finding is of. */
type Promised = Pick<Check, 'id' | 'severity'>;

/** What the cases of a run do their calls with. */
export class Session {
  readonly #options: SessionOptions;
  readonly #secrets: string[] = [];
  readonly #listeners: ((operationId: string, answer: Answer) => void)[] = [];
  #caseId = '';
  #law = '';
  #assumption: string | undefined;
  readonly #hide = createHide(this.#secrets);
  #calls = 0;
  #last: { seen: Observation; record: CallRecord } | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  /** Begins a case: what breaks from now on is reported for it. */
  begin(caseId: string, law: string): void {
    this.#caseId = caseId;
    this.#law = law;
  }

  /** A name that no one else uses: `bonafide-<run>-<what>`. */
  name(what: string): string {
    return `bonafide-${this.#options.run}-${what}`;
  }

  /** A new secret value, remembered so that no response may have it. */
  secret(): string {
    const secret = `bonafide-secret-${this.#options.run}-${this.#secrets.length + 1}`;
    this.#secrets.push(secret);
    return secret;
  }

  /**
   * Calls an operation as the document has it, and puts the call to every check. Ends the case where a promise was
   * broken, or the status is not the expected one.
   */
  async call(operationId: string, input: CallInput, expected: number): Promise<Answer> {
    const call = await this.#observe('valid', operationId, input, '');
    if (this.#judge(call) > 0) throw new CaseEnded();
    const { seen } = call;
    const { status } = seen.response;
    this.holds(status === expected, '/status', `${status}, not ${expected}${said(seen)}`);
    return answerOf(seen);
  }

  /** Calls an operation for another reason than to succeed, and goes on whatever the checks say. */
  async probe(intent: Intent, operationId: string, input: CallInput, what: string): Promise<Answer> {
    const call = await this.#observe(intent, operationId, input, what);
    this.#judge(call);
    return answerOf(call.seen);
  }

  /** Calls an operation without putting it to the checks: to tidy up. */
  async send(operationId: string, input: CallInput): Promise<Answer> {
    const call = await this.#observe('valid', operationId, input, '');
    this.#record(call, [], 0);
    return answerOf(call.seen);
  }

  /** Has every answer from now on told to a listener. */
  watch(listener: (operationId: string, answer: Answer) => void): void {
    this.#listeners.push(listener);
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

  /** The ways to come without valid credentials. */
  get strangers(): Readonly<Record<string, Authorize>> {
    return { 'no credentials': (request) => request, ...this.#options.connection.strangers };
  }

  /** Reports a broken law of the last call, and ends the case, where `condition` does not hold. */
  holds(condition: boolean, pointer: string, message: string): void {
    if (condition) return;
    this.#report({ id: this.#law }, { pointer, message });
    throw new CaseEnded();
  }

  async #observe(intent: Intent, operationId: string, input: CallInput, what: string): Promise<Call> {
    const { contract, connection } = this.#options;
    const operation = operationOf(contract, operationId);
    const basePath = connection.elsewhere?.[operationId] ?? connection.basePath;
    const authorize = input.authorize ?? connection.authorize;
    const path = { ...connection.path, ...input.path };
    const bare = toRequest(contract.spec.document, operation, { ...input, path }, basePath);
    const request = authorize ? await authorize(bare) : bare;
    const [at, started] = [Date.now(), performance.now()];
    const response = await this.#answerer(operationId).send(request);
    const ms = performance.now() - started;
    const [spec, json, secrets] = [contract.spec, jsonOf(response), this.#secrets];
    const seen: Observation = { spec, operation, intent, request, response, json, secrets };
    for (const listener of this.#listeners) listener(operationId, answerOf(seen));
    return { seen, what, at, ms };
  }

  #answerer(operationId: string): Target {
    const { target, connection } = this.#options;
    return connection.others?.[operationId] ?? target;
  }

  #judge(call: Call): number {
    const { seen, what } = call;
    const started = performance.now();
    const asked = checks.filter(({ intents }) => intents?.includes(seen.intent) ?? true);
    const broken = asked.flatMap((check) => check.inspect(seen).map((finding) => ({ check, finding })));
    this.#record(call, asked, performance.now() - started);
    const remark = what === '' ? '' : ` (${what})`;
    for (const { check, finding } of broken)
      this.#report(check, { ...finding, message: finding.message + remark });
    return broken.length;
  }

  #record({ seen, what, at, ms }: Call, asked: readonly Check[], checksMs: number): void {
    this.#calls += 1;
    const facts = {
      number: this.#calls,
      caseId: this.#caseId,
      what,
      at,
      ms,
      checks: asked.map(({ id }) => id),
    };
    const record = recordOf(seen, this.#answerer(seen.operation.id), this.#hide, { ...facts, checksMs });
    this.#last = { seen, record };
    this.#options.emit({ type: 'called', record });
  }

  #report({ id, severity = 'high' }: Promised, finding: Finding): void {
    if (!this.#last) return;
    const { seen, record } = this.#last;
    const { contract, emit } = this.#options;
    const { operation, intent, request } = seen;
    // A finding can quote what it is about, and a broken server what it was sent.
    const hide = hiding(request, contract.spec.redactor, this.#hide);
    const failure = {
      ...finding,
      pointer: hide(finding.pointer),
      message: hide(finding.message),
      caseId: this.#caseId,
      check: id,
      severity,
      operationId: operation.id,
      intent,
      call: callLine(record),
      curl: curlLine(this.#answerer(operation.id), request, contract.spec.redactor),
      record,
    };
    if (this.#assumption === undefined) emit({ type: 'failed', failure });
    else emit({ type: 'assumed', assumption: this.#assumption, failure });
  }
}

function operationOf(contract: Contract, operationId: string): Operation {
  const operation = contract.spec.operations.get(operationId);
  if (!operation) throw new Error(`${contract.spec.name} has no operation ${operationId}`);
  return operation;
}

function answerOf({ response, json }: Observation): Answer {
  return { status: response.status, headers: response.headers, json };
}

// An error's own words say more than its status; they are cut, since they can be as long as the caller's input.
function said({ response, json, spec }: Observation): string {
  if (response.status < 400 || json === undefined) return '';
  return `: ${JSON.stringify(spec.redactor.json(json)).slice(0, 200)}`;
}
