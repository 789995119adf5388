import { unsatisfiableResponse } from '../../openapi/satisfiability/unsatisfiable-response.ts';
import { bodySchema } from '../checks/body-schema.ts';
import type { Check, Finding, Intent, Observation } from '../checks/check.ts';
import { contentTypeDocumented } from '../checks/content-type-documented.ts';
import { checks } from '../checks/index.ts';
import { responseInTime } from '../checks/response-in-time.ts';
import { type CallRecord, recordOf } from './call-record.ts';
import type { NotCoveredReason } from './case-abort.ts';
import { failureOf, type Promised } from './failure.ts';
import type { CaseFacts, SessionOptions, Shared } from './session-options.ts';
import type { Target } from './target.ts';

/** One call: what the checks look at, and when it was. */
export interface Call {
  seen: Observation;
  what: string;
  tries: readonly string[];
  given: readonly string[];
  at: number;
  /** What the fact sheet only assumes of the call. */
  assumed: string | undefined;
}

const aboutBodies = [contentTypeDocumented.id, bodySchema.id];

interface Broken {
  check: Check;
  finding: Finding;
}

/** Puts the calls of a case to the checks, and tells of each call and of what broke there. */
export class Evaluator {
  readonly #options: SessionOptions;
  readonly #shared: Shared;
  readonly #case: CaseFacts | undefined;
  readonly #checks: readonly Check[];
  #last: { seen: Observation; record: CallRecord } | undefined;
  /** What the fact sheet only assumes, while steps are taken that rest on it. */
  assumption: string | undefined;

  constructor(options: SessionOptions, shared: Shared, one: CaseFacts | undefined) {
    this.#options = options;
    this.#shared = shared;
    this.#case = one;
    this.#checks = options.maxMs === undefined ? checks : [...checks, responseInTime(options.maxMs)];
  }

  /** Who answers an operation's calls. */
  answerer(operationId: string): Target {
    const { target, connection } = this.#options;
    return connection.otherTargets?.[operationId] ?? target;
  }

  /**
   * Tells of a call and of the promises that it broke; gives back how many those are. What an answer must be in any case,
   * whatever the call was for, rests on no assumption.
   */
  evaluate(call: Call): number {
    const broken = this.#put(call);
    for (const one of broken) this.#tell(one.check, one.finding, this.#behind(call, one));
    return broken.filter(({ check, finding }) => this.#excuse(call, check, finding) === undefined).length;
  }

  /** The same, but only gives back what broke, and rests on no assumption. */
  inspect(call: Call): Broken[] {
    return this.#put(call).filter((one) => this.#behind(call, one) === undefined);
  }

  // With what status a step is refused may be what is assumed.
  #behind(call: Call, { check, finding }: Broken): string | undefined {
    const isExcusable = check.intents !== undefined || check.id === 'status-documented';
    const ofSteps = isExcusable ? (this.assumption ?? call.assumed) : undefined;
    return ofSteps ?? this.#excuse(call, check, finding);
  }

  /** The row of the fact sheet that a promise of the document rests on; our own mock keeps it all the same. */
  #excuse({ seen, tries }: Call, { id }: Check, finding: Finding): string | undefined {
    const { target, contract } = this.#options;
    if (target.isOurs) return undefined;
    const { operation, intent, request, response } = seen;
    const { status } = response;
    const call = { operationId: operation.id, intent, status, request, tries };
    return contract.rules?.excuses?.({ ...finding, ...call, check: id });
  }

  #put(call: Call): Broken[] {
    const started = performance.now();
    const intent = this.#intentOf(call.seen);
    const asked = this.#checksOf(call.seen).filter(({ intents }) => intents?.includes(intent) ?? true);
    const broken = asked.flatMap((check) => check.inspect(call.seen).map((finding) => ({ check, finding })));
    this.record(call, asked, performance.now() - started);
    return broken;
  }

  /** Tells of a call that so many checks looked at, for so many milliseconds. */
  record({ seen, assumed: _, ...facts }: Call, asked: readonly Check[] = [], checksMs = 0): void {
    this.#shared.calls += 1;
    const record = recordOf(seen, this.answerer(seen.operation.id), this.#shared.hide, {
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

  /** Tells of a promise that the last call broke. */
  report(promised: Promised, finding: Finding): void {
    this.#tell(promised, finding, this.assumption);
  }

  #tell(promised: Promised, finding: Finding, assumption: string | undefined): void {
    if (!this.#last) return;
    const { seen, record } = this.#last;
    const target = this.answerer(seen.operation.id);
    const failure = failureOf({ seen, record, target, promised, finding, hide: this.#shared.hide });
    if (assumption === undefined) this.#options.emit({ type: 'failed', failure });
    else this.#options.emit({ type: 'assumed', assumption, failure });
  }

  /** Tells of what cannot be tried. */
  notCovered(untried: NotCoveredReason): void {
    this.#options.emit({ type: 'untried', caseId: this.#case?.id ?? '', untried });
  }

  #checksOf({ spec, operation, response }: Observation): readonly Check[] {
    const impossible = unsatisfiableResponse(spec.document, operation, response.status);
    if (!impossible) return this.#checks;
    // That is the document's fault, and not the provider's.
    const why = `no body that is answered with ${response.status} can keep to the document: ${impossible.why}`;
    this.notCovered({ operationId: operation.id, why, pointer: impossible.pointer });
    return this.#checks.filter(({ id }) => !aboutBodies.includes(id));
  }

  #intentOf({ intent, operation, response }: Observation): Intent {
    const isChance = this.#options.contract.byChance?.includes(`${operation.id} ${response.status}`);
    return intent === 'valid input' && isChance ? 'valid' : intent;
  }
}
