import { jsonOf } from '../../http/lossless-json.ts';
import type { HttpRequest } from '../../http/message.ts';
import { ConfigurationError } from '../../openapi/configuration-error.ts';
import type { Operation } from '../../openapi/spec.ts';
import type { Intent, Observation } from '../checks/check.ts';
import { answerOf } from './answer-for-scenarios.ts';
import { type CallInput, givenIn, toRequest } from './call-input.ts';
import { curlLine } from './curl.ts';
import { CaseAborted, LeftOut, NotCovered, Unanswered } from './early-case-ends.ts';
import type { Call, Evaluator } from './evaluator.ts';
import { isStream } from './is-stream.ts';
import type { PlannedCall } from './item-of-call.ts';
import { TargetLost } from './send-with-retries.ts';
import type { CalledApi, CaseFacts, SessionOptions, Shared } from './session-options.ts';
import { type TargetResponse, Unclear, withoutTargetCredentials, withTargetCredentials } from './target.ts';

/** A request before it is sent. */
export interface Prepared {
  operation: Operation;
  /** The request before it had credentials; `isBare` where it has none. */
  bare: HttpRequest;
  isBare: boolean;
  request: HttpRequest;
  basePath: string;
}

/** What a call is for. */
export interface Purpose {
  intent: Intent;
  /** In words. */
  what?: string;
  /** JSON pointers to what of the document it is to try. */
  tries?: readonly string[];
  /** The status that it should bring about, where there is only one. */
  expected?: number | undefined;
  /** Whether a failure of it is only counted. */
  isTrial?: boolean;
  /** Whether it may be made again without need: to tidy up. */
  isTidying?: boolean;
}

export interface CallSenderOptions {
  options: SessionOptions;
  shared: Shared;
  /** The case that the calls are for; none before the first and after the last. */
  one: CaseFacts | undefined;
  evaluator: Evaluator;
}

/** Sends the calls of a case: each is prepared, passes the gate, is sent, and its answer noted. */
export class CallSender {
  readonly #options: SessionOptions;
  readonly #shared: Shared;
  readonly #case: CaseFacts | undefined;
  readonly #evaluator: Evaluator;
  #leftOut = 0;
  /** Calls that were made for another reason than to succeed. */
  #probed = 0;

  constructor({ options, shared, one, evaluator }: CallSenderOptions) {
    this.#options = options;
    this.#shared = shared;
    this.#case = one;
    this.#evaluator = evaluator;
  }

  /** The request that a call sends, with and without credentials, and what its path begins with. */
  async prepare(operationId: string, input: CallInput): Promise<Prepared> {
    if (this.#isStopped) throw new CaseAborted();
    const { api, connection } = this.#options;
    const operation = operationOf(api, operationId);
    const basePath = connection.elsewhere?.[operationId] ?? connection.basePath;
    const bare = toRequest(api.spec.document, operation, this.whole(input), basePath);
    const { target, beforeCall } = this.#options;
    const authorized = input.authorize
      ? withoutTargetCredentials(target, await input.authorize(bare))
      : await this.authorize(bare);
    const isBare = authorized === bare;
    const request = beforeCall ? await beforeCall(authorized, { operationId }) : authorized;
    return { operation, bare, isBare, request, basePath };
  }

  /** A request with the run's own credentials. */
  async authorize(request: HttpRequest): Promise<HttpRequest> {
    const { connection, target } = this.#options;
    const authorize = this.#shared.isAnonymous ? undefined : connection.authorize;
    const authorized = authorize ? await authorize(request) : request;
    return withTargetCredentials(target, authorized);
  }

  /** The same input with the path parameters that every call has. */
  whole(input: CallInput): CallInput {
    return { ...input, path: { ...this.#options.connection.path, ...input.path } };
  }

  /** A shell command that makes a call. */
  async curl(operationId: string, input: CallInput): Promise<string> {
    const { operation, request } = await this.prepare(operationId, input);
    const sample = this.#options.api.spec.redactor.sampleRequest(operation, request);
    return this.#shared.hide(curlLine(this.#evaluator.targetOf(operationId), sample, request.method));
  }

  /** Whether all that the case is about was left out. */
  get isLeftOut(): boolean {
    return this.#leftOut > 0 && this.#probed === 0;
  }

  /** Takes steps of which calls may be left out, or get no answer, and goes on after them then. */
  async unlessLeftOut<Result>(steps: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await steps();
    } catch (error) {
      if (error instanceof Unanswered) return undefined;
      if (!(error instanceof LeftOut)) throw error;
      this.#leftOut += 1;
      return undefined;
    }
  }

  /** Makes a call, and gives back what the checks look at. Ends the case where the call is left out. */
  async call(operationId: string, input: CallInput, purpose: Purpose): Promise<Call> {
    if (this.#isStopped) throw new CaseAborted();
    const prepared = await this.prepare(operationId, input);
    const { operation, request, basePath } = prepared;
    const path = request.path.slice(basePath.length);
    const planned = { operation, method: request.method, path, input: this.whole(input) };
    await this.#pass(planned);
    if (purpose.intent !== 'valid') this.#probed += 1;
    const call = await this.#exchange(prepared, input, purpose);
    const { seen } = call;
    const answer = answerOf(seen);
    await this.#requireCredentials(prepared, call, purpose);
    if (request.method !== 'GET' && request.method !== 'HEAD') this.#shared.lastWrite = Date.now();
    this.#shared.gate.note(planned, answer);
    this.#options.seen?.(seen);
    this.#shared.createdIds.note(operationId, answer, planned.input);
    const answered = { operationId, answer, request, caseId: this.#case?.id };
    for (const listener of this.#shared.listeners) listener(answered);
    return call;
  }

  /** Ends the case where a call might change what others have. */
  async #pass(planned: PlannedCall): Promise<void> {
    const reason = await this.#shared.gate.refusal(planned, async (operationId, input) => {
      const prepared = await this.prepare(operationId, input);
      const call = await this.#exchange(prepared, input, { intent: 'valid', what: 'whose it is' });
      this.#evaluator.record(call);
      return answerOf(call.seen);
    });
    if (!reason) return;
    this.#evaluator.notCovered(reason);
    throw new LeftOut(reason);
  }

  /** Ends the run where its own credentials are refused everywhere, and were not before: they have expired. */
  async #requireCredentials({ operation, isBare }: Prepared, call: Call, purpose: Purpose): Promise<void> {
    const { connection, repairs } = this.#options;
    const { input, seen } = call;
    const isOwn = input.authorize === undefined && !isBare && operation.secured && !connection.isSample;
    if (!isOwn || !repairs || this.#case === undefined) return;
    const { status } = seen.response;
    const { authorized } = this.#shared;
    if (operation.method === 'GET' && status < 300)
      authorized.set(connection, { operationId: operation.id, input });
    const before = authorized.get(connection);
    if (status !== 401 || purpose.expected === 401 || !before) return;
    this.#evaluator.record(call);
    const again = await this.#exchange(await this.prepare(before.operationId, before.input), before.input, {
      intent: 'valid',
      what: 'whether the credentials are accepted',
    });
    this.#evaluator.record(again);
    if (again.seen.response.status !== 401) return;
    throw new TargetLost(
      `the credentials have expired: 401 to ${before.operationId}, which was answered before; give some that last as long as the run`,
    );
  }

  /** Sends a request, and gives back what the checks look at. */
  async #exchange(prepared: Prepared, input: CallInput, purpose: Purpose): Promise<Call> {
    const [at, started] = [Date.now(), performance.now()];
    const callOf = (response: TargetResponse, sent = prepared): Call => {
      const { what = '', tries = [] } = purpose;
      const ms = response.ms ?? performance.now() - started;
      const seen = this.#observationOf(sent, purpose, response, ms);
      return { seen, what, tries, given: givenIn(input), at, input, isCut: response.isCut === true };
    };
    try {
      const response = await this.#deliver(prepared, purpose);
      const renewed = await this.#renewed(response, input, prepared, purpose);
      return renewed ? callOf(renewed.response, renewed.prepared) : callOf(response);
    } catch (error) {
      // Whoever stops a run waits for no answer.
      if (error instanceof Unanswered && !this.#options.signal?.aborted)
        this.#evaluator.unanswered(callOf(nothing), error.message, purpose.isTrial);
      throw error;
    }
  }

  /** The same call with new credentials, once, where its own were refused and may have grown old. */
  async #renewed(
    { status }: TargetResponse,
    input: CallInput,
    { operation, isBare }: Prepared,
    purpose: Purpose,
  ): Promise<{ response: TargetResponse; prepared: Prepared } | undefined> {
    const { renew } = this.#options.connection;
    const isOwn = input.authorize === undefined && !isBare;
    if (!renew || !isOwn || status !== 401 || purpose.expected === 401) return undefined;
    if (this.#shared.isRenewalVain) return undefined;
    try {
      this.#shared.secrets.push(...(await renew()));
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      this.#shared.isRenewalVain = true;
      return undefined;
    }
    const prepared = await this.prepare(operation.id, input);
    const response = await this.#deliver(prepared, purpose);
    this.#shared.isRenewalVain = response.status === 401;
    return { response, prepared };
  }

  async #deliver(
    { operation, request }: Prepared,
    { intent, expected, isTidying }: Purpose,
  ): Promise<TargetResponse> {
    const { api, signal } = this.#options;
    const target = this.#evaluator.targetOf(operation.id);
    const isLast = this.#case === undefined && signal?.aborted === true;
    try {
      return await this.#shared.delivery.send({
        target,
        operationId: operation.id,
        request,
        expected,
        isValid: intent === 'valid' && !isTidying && (expected ?? 0) < 400,
        isStream: isStream(api.spec, operation),
        isLast,
        // What tidies up at the end goes on.
        signal: isLast ? undefined : signal,
      });
    } catch (error) {
      if (this.#isStopped) throw new CaseAborted();
      if (!(error instanceof Unclear)) throw error;
      const { id: operationId, pointer } = operation;
      throw new NotCovered({ operationId, why: error.message, pointer });
    }
  }

  /** Whether the run was to stop, and so the case. */
  get #isStopped(): boolean {
    return this.#case !== undefined && this.#options.signal?.aborted === true;
  }

  #observationOf(
    { operation, request }: Prepared,
    { intent, expected }: Purpose,
    response: TargetResponse,
    ms: number,
  ): Observation {
    const { spec, rules } = this.#options.api;
    const isMeant =
      intent === 'invalid input' &&
      rules?.serverErrorsOnInput?.includes(`${operation.id} ${response.status}`);
    return {
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
  }
}

/** What stands for an answer that did not come. */
const nothing: TargetResponse = { status: 0, headers: {}, body: '' };

function operationOf({ spec }: CalledApi, operationId: string): Operation {
  const operation = spec.operations.get(operationId);
  if (!operation) throw new Error(`${spec.name} has no operation ${operationId}`);
  return operation;
}
