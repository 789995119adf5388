import { jsonOf, tryParseJson } from '../http/lossless-json.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import { resourcesOf } from '../openapi/resources/index.ts';
import type { Operation, Spec } from '../openapi/spec.ts';
import type { Answer } from '../verify/engine/answer-for-scenarios.ts';
import { type CallInput, toRequest } from '../verify/engine/call-input.ts';
import type { PlannedCall } from '../verify/engine/item-of-call.ts';
import { SafetyGate } from '../verify/engine/safety-gate.ts';
import { isReading } from '../verify/engine/unsafe-calls.ts';
import type { VendorRules } from '../verify/engine/vendor-rules.ts';
import { operationsAt } from './operation-of-path.ts';

export interface StepGateOptions {
  spec: Spec;
  rules: VendorRules | undefined;
  /** What comes before the document's paths, where the gate reads an item itself. */
  basePath: string;
  /** The start of the names of all that the run creates. */
  prefix: string;
  /** Sends a request with the run's own credentials. */
  send(request: HttpRequest): Promise<HttpResponse>;
}

/** Says which calls of a server that others may need are left out: those that a run of `verify` would leave out, too. */
export class StepGate {
  readonly #options: StepGateOptions;
  readonly #gate: SafetyGate;

  constructor(options: StepGateOptions) {
    this.#options = options;
    const { spec, rules, prefix: name } = options;
    this.#gate = new SafetyGate({ spec, rules, isOpen: false, allow: [], name });
  }

  /** Notes what is there, before anything is written. */
  async noteOthers(): Promise<void> {
    for (const { operations } of resourcesOf(this.#options.spec)) {
      const operation = operations.list?.operation;
      if (!operation || operation.path.includes('{')) continue;
      const answer = await this.#read(operation.id, {});
      this.#gate.note({ operation, method: operation.method, path: operation.path, input: {} }, answer);
    }
  }

  /** Whether a call might change what others have. May read the item first. */
  async leavesOut(request: HttpRequest): Promise<boolean> {
    const call = this.#callOf(request);
    if (!call) return !isReading(request.method);
    const reason = await this.#gate.refusal(call, (operationId, input) => this.#read(operationId, input));
    return reason !== undefined;
  }

  /** Takes note of what a call showed. */
  note(request: HttpRequest, response: HttpResponse): void {
    const call = this.#callOf(request);
    if (call) this.#gate.note(call, toAnswer(response));
  }

  #callOf({ method, path, headers, body }: HttpRequest): PlannedCall | undefined {
    const found = operationsAt(this.#options.spec, path);
    const operation = found.find((one) => one.method === method) ?? found[0];
    if (!operation) return undefined;
    const input = { headers, body: tryParseJson(body) ?? body };
    return { operation, method, path: belowBase(operation, path), input };
  }

  async #read(operationId: string, input: CallInput): Promise<Answer> {
    const { spec, basePath, send } = this.#options;
    const operation = spec.operations.get(operationId);
    if (!operation) throw new Error(`${spec.name} has no operation ${operationId}`);
    return toAnswer(await send(toRequest(spec.document, operation, input, basePath)));
  }
}

function toAnswer(response: HttpResponse): Answer {
  return { status: response.status, headers: response.headers, json: jsonOf(response) };
}

function belowBase(operation: Operation, path: string): string {
  const depth = operation.path.split('/').length - 1;
  return `/${path.split('/').slice(-depth).join('/')}`;
}
