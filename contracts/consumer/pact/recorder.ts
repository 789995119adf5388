import { join } from 'node:path';
import type { InjectedFault } from '../../../mock/core/fault.ts';
import type { AnsweredCall } from '../../../mock/mock.ts';
import type { HttpRequest } from '../../http/message.ts';
import type { Operation } from '../../openapi/spec.ts';
import type { ProviderState } from '../../traffic/files/traffic.ts';
import { callsState, dataState } from './recorded-call.ts';
import { type KnownSecrets, redactedRequest } from './redacted-request.ts';
import { type PactInteraction, toInteraction } from './to-interaction.ts';
import { missingFrom, writePact } from './write-pact.ts';

/** Options of the Pact that the calls of a consumer's tests are written to. */
export interface PactOptions {
  /** The consumer's name. */
  consumer: string;
  /** The directory of the Pact's file, which is `<consumer>-<provider>.json`. */
  dir: string;
  /** Of the Pact specification. */
  version?: 3 | 4;
  /** Compares instead of writing: fails where the file lacks interactions. For CI, where the file is committed. */
  check?: boolean;
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a fault changes the API's answer. */
function changesAnswer(fault: InjectedFault | undefined): boolean {
  return Boolean(fault?.answer || fault?.patch || fault?.expired || fault?.reset || fault?.malformed);
}

function skipsApi(fault: InjectedFault | undefined): boolean {
  return Boolean(fault?.answer || fault?.expired || fault?.reset === 'before');
}

/** Records the calls of tests, each with its provider states. */
export class PactRecorder {
  readonly #options: PactOptions;
  readonly #provider: string;
  readonly #interactions: PactInteraction[] = [];
  #states: ProviderState[] = [];
  #writes: Record<string, unknown>[] = [];
  #isUnrepeatable = false;

  constructor(provider: string, options: PactOptions) {
    this.#provider = provider;
    this.#options = options;
  }

  /** Begins a test, with data of its own where some is given. */
  begin(seedData: unknown): void {
    this.#states =
      seedData === undefined ? [] : [{ name: dataState, params: seedData as Record<string, unknown> }];
    this.#writes = [];
    this.#isUnrepeatable = false;
  }

  given(state: string): void {
    this.#states = [...this.#states.filter(({ name }) => name !== state), { name: state }];
  }

  /** Adds a call, unless its answer was changed by a fault or its operation is not documented. */
  add(known: KnownSecrets, { operation, fault, ...call }: AnsweredCall): void {
    // Another writer's change cannot be described as a provider state.
    if (fault?.otherWriter) this.#isUnrepeatable = true;
    if (!operation || this.#isUnrepeatable) return;
    if (!changesAnswer(fault)) this.#record(known, { operation, fault, ...call });
    if (!reading.has(call.request.method) && !skipsApi(fault)) this.#note(known, operation, call.request);
  }

  #record(known: KnownSecrets, call: AnsweredCall & { operation: Operation }): void {
    const after = this.#writes.length > 0 ? [{ name: callsState, params: { calls: this.#writes } }] : [];
    const providerStates = [...this.#redactedStates(known), ...after];
    this.#interactions.push(toInteraction(known, { ...call, providerStates }));
  }

  #note(known: KnownSecrets, operation: Operation, request: HttpRequest): void {
    const { method, path, query, headers, body } = redactedRequest(known, operation, request);
    this.#writes = [...this.#writes, { method, path, query, headers, body: body.toString() }];
  }

  /** Writes the file, or checks it. Throws an Error with a line for each missing interaction. */
  end(): void {
    const { consumer, dir, version = 4, check = false } = this.#options;
    const file = join(dir, `${consumer}-${this.#provider}.json`);
    const parties = { consumer, provider: this.#provider, version };
    if (!check) {
      writePact(file, parties, this.#interactions);
      return;
    }
    const missing = missingFrom(file, parties, this.#interactions);
    if (missing.length === 0) return;
    throw new Error(
      [`${file} is outdated. Missing interactions:`, ...missing.map((one) => `  ${one}`)].join('\n'),
    );
  }

  #redactedStates({ spec, secrets }: KnownSecrets): ProviderState[] {
    return this.#states.map(({ name, params }) =>
      params === undefined
        ? { name }
        : { name, params: JSON.parse(secrets.maskBody(spec.redactor.sample(JSON.stringify(params)))) },
    );
  }
}
