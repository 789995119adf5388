import { isConditionName } from '../../http/conditional-headers.ts';
import { unsatisfiableResponse } from '../../openapi/satisfiability/unsatisfiable-response.ts';
import { authRequired } from '../checks/auth-required.ts';
import { bodySchema } from '../checks/body-schema.ts';
import type { Check, Finding, Intent, Observation } from '../checks/check.ts';
import { contentTypeDocumented } from '../checks/content-type-documented.ts';
import { checks } from '../checks/index.ts';
import { noServerError } from '../checks/no-server-error.ts';
import { responseInTime } from '../checks/response-in-time.ts';
import { statusDocumented } from '../checks/status-documented.ts';
import { unknownIdRefused } from '../checks/unknown-id-refused.ts';
import { validInputAccepted } from '../checks/valid-input-accepted.ts';
import type { CallInput } from './call-input.ts';
import { type CallRecord, recordCall } from './call-record.ts';
import { type CheckInfo, createFailure } from './create-failure.ts';
import type { NotCoveredReason } from './early-case-ends.ts';
import type { CaseFacts, SessionOptions, Shared } from './session-options.ts';
import type { Target } from './target.ts';

/** One call: what the checks look at, and when it was. */
export interface Call {
  seen: Observation;
  input: CallInput;
  what: string;
  tries: readonly string[];
  given: readonly string[];
  at: number;
  /** Whether the response is the beginning of a stream. */
  isCut: boolean;
}

/** How many findings a call had: failures, of which some are known, and what no source states. */
export interface Evaluation {
  failures: number;
  known: number;
  unverified: number;
}

/** What a server that refuses valid requests rests on. */
const missingRule = 'a rule that the document lacks';

/** Many documents leave out what a response has, where it says nothing. */
const undescribedBody = 'a response without content has no body';

const aboutBodies = [contentTypeDocumented.id, bodySchema.id];

/** A call that the checks have looked at. */
export interface EvaluatedCall {
  seen: Observation;
  record: CallRecord;
}

/** What a request that gets no answer fails. */
const answered: CheckInfo = { id: 'request-answered', title: 'every request is answered', wfc: 'F100' };

interface Found {
  check: Check;
  finding: Finding;
}

/** Puts the calls of a case to the checks, and reports each call and what the checks found. */
export class Evaluator {
  readonly #options: SessionOptions;
  readonly #shared: Shared;
  readonly #case: CaseFacts | undefined;
  readonly #checks: readonly Check[];
  #last: EvaluatedCall | undefined;
  /** The fact sheet's row that the steps which are being taken rest on, where no source states it. */
  row: string | undefined;

  constructor(options: SessionOptions, shared: Shared, one: CaseFacts | undefined) {
    this.#options = options;
    this.#shared = shared;
    this.#case = one;
    const inTime = options.maxMs === undefined ? [] : [responseInTime(options.maxMs)];
    this.#checks = [...checks, ...(options.ownChecks ?? []), ...inTime];
  }

  /** Who answers an operation's calls. */
  targetOf(operationId: string): Target {
    const { target, connection } = this.#options;
    return connection.otherTargets?.[operationId] ?? target;
  }

  /** Puts a call to the checks, and reports it and what they found. */
  evaluate(call: Call): Evaluation {
    const evaluation = { failures: 0, known: 0, unverified: 0 };
    for (const { check, finding } of this.#check(call)) {
      const row = this.#rowBehind(call, check, finding);
      evaluation[row === undefined ? 'failures' : 'unverified'] += 1;
      const isNew = row !== missingRule || this.#isNews(call.seen);
      if (isNew && this.#report(check, finding, row)) evaluation.known += 1;
    }
    return evaluation;
  }

  /** The same, but reports the call alone, and gives back the number of failures. */
  countFailures(call: Call): number {
    const isFailure = ({ check, finding }: Found) => this.#rowBehind(call, check, finding) === undefined;
    return this.#check(call).filter(isFailure).length;
  }

  /** The row of the fact sheet that an expectation rests on, where no source states it; our own mock must meet it. */
  #rowBehind(call: Call, check: Check, finding: Finding): string | undefined {
    const { target, api, repairs } = this.#options;
    if (repairs && check.id === validInputAccepted.id) return missingRule;
    if (repairs && check.id === contentTypeDocumented.id && finding.pointer === '/body' && hasBody(call))
      return undescribedBody;
    if (target.isOurs) return undefined;
    const { seen, input, tries } = call;
    const { operation, intent, request, response } = seen;
    // What every response must be, whatever the call was for, rests on no row of the steps.
    const isAboutIntent = check.intents !== undefined || check.id === statusDocumented.id;
    const facts = { operationId: operation.id, intent, status: response.status, input, request, tries };
    const ofSteps = isAboutIntent ? this.row : undefined;
    return ofSteps ?? api.rules?.unverified?.({ ...finding, ...facts, check: check.id, isAboutIntent });
  }

  /** The last call that was recorded. */
  get last(): EvaluatedCall | undefined {
    return this.#last;
  }

  /** Reports, once, that a valid call is refused, and that no other is accepted. */
  reportRefused(call: EvaluatedCall | undefined, actual: string): void {
    if (!call || !this.#isNews(call.seen)) return;
    this.#last = call;
    const expected = 'a valid request is accepted, or the document says why not';
    const finding = { pointer: '/status', expected, actual };
    this.#report({ id: 'valid-request-accepted', title: expected }, finding, missingRule);
  }

  /** Whether it is the first time that a valid call of an operation is refused with a status. */
  #isNews({ operation, response }: Observation): boolean {
    return this.#shared.isNews(`refusal: ${operation.id} ${response.status}`);
  }

  #check(call: Call): Found[] {
    const started = performance.now();
    const intent = this.#intentOf(call.seen);
    const asked = this.#checksOf(call).filter(({ intents }) => intents?.includes(intent) ?? true);
    const found = asked
      .flatMap((check) => check.inspect(call.seen).map((finding) => ({ check, finding })))
      .filter(({ check }) => !this.#isRefusedAnyway(check, call.seen))
      // Checks about the purpose of the call come first: they explain the most.
      .sort((one, other) => Number(isAboutPurpose(other.check)) - Number(isAboutPurpose(one.check)));
    this.record(call, asked, performance.now() - started);
    return found;
  }

  /**
   * Whether a request is refused for another reason first: an unauthenticated one for made-up credentials, say, or one for
   * an unknown id since nobody may know whether it is there.
   */
  #isRefusedAnyway({ id }: Check, { intent, operation, request, response }: Observation): boolean {
    if (!this.#options.repairs) return false;
    if (id === unknownIdRefused.id)
      return [400, 403].includes(response.status) && operation.responses.has(String(response.status));
    // A condition that was made up is not met.
    if (intent === 'valid input' && id === statusDocumented.id)
      return [304, 412].includes(response.status) && Object.keys(request.headers).some(isConditionName);
    if (intent !== 'no credentials') return false;
    const isRefused = response.status >= 400 && response.status < 500;
    return isRefused && [authRequired.id, statusDocumented.id].includes(id);
  }

  /** Reports a call that so many checks looked at, for so many milliseconds. */
  record({ seen, input: _, isCut: __, ...facts }: Call, asked: readonly Check[] = [], checksMs = 0): void {
    this.#shared.calls += 1;
    const record = recordCall(seen, this.targetOf(seen.operation.id), this.#shared, {
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

  /** Reports a call that got no answer; not its failure, where it is a trial. */
  unanswered(call: Call, actual: string, isTrial = false): void {
    this.record(call);
    if (!isTrial) this.#report(answered, { pointer: '/status', expected: 'an answer', actual }, undefined);
  }

  /** Reports a failure of the last call; as unverified, where it rests on something that no source states. */
  report(check: CheckInfo, finding: Finding, assumption = this.row): void {
    this.#report(check, finding, assumption);
  }

  /** Reports a finding of the last call, and says whether it is a failure that is known. */
  #report(check: CheckInfo, finding: Finding, row: string | undefined): boolean {
    if (!this.#last) return false;
    const { seen, record } = this.#last;
    const target = this.targetOf(seen.operation.id);
    const mask = this.#shared.hide;
    const failure = createFailure({ observation: seen, record, target, check, finding, mask });
    if (row === undefined) this.#options.emit({ type: 'failed', failure });
    else this.#options.emit({ type: 'unverified', assumption: row, failure });
    return row === undefined && this.#options.isKnown?.(failure) === true;
  }

  /** Reports what cannot be exercised. */
  notCovered(reason: NotCoveredReason): void {
    const shown = { ...reason, why: this.#shared.hide(reason.why) };
    this.#options.emit({ type: 'not-covered', caseId: this.#case?.id ?? '', reason: shown });
  }

  #checksOf({ seen: { spec, operation, response }, isCut }: Call): readonly Check[] {
    // A stream may have sent nothing yet.
    if (isCut && response.body.length === 0)
      return this.#checks.filter(({ id }) => !aboutBodies.includes(id));
    const unsatisfiable = unsatisfiableResponse(spec.document, operation, response.status);
    if (!unsatisfiable) return this.#checks;
    // That is an issue of the document, and not of the provider.
    const why = `no body of a ${response.status} can be valid: ${unsatisfiable.reason}`;
    this.notCovered({ operationId: operation.id, why, pointer: unsatisfiable.pointer });
    return this.#checks.filter(({ id }) => !aboutBodies.includes(id));
  }

  #intentOf({ intent, operation, response }: Observation): Intent {
    const isChance = this.#options.api.rules?.incidental?.includes(`${operation.id} ${response.status}`);
    return intent === 'valid input' && isChance ? 'valid' : intent;
  }
}

function hasBody({ seen: { response } }: Call): boolean {
  return response.body.length > 0;
}

function isAboutPurpose({ id, intents }: Check): boolean {
  return intents !== undefined || id === noServerError.id;
}
