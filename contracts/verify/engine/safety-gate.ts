import { isRecord } from '../../http/is-record.ts';
import { escapeStep, valueAt } from '../../http/json-pointer.ts';
import { writeJson } from '../../http/lossless-json.ts';
import { type Resource, resourcesOf } from '../../openapi/resources/index.ts';
import type { Operation, Spec } from '../../openapi/spec.ts';
import type { Answer } from './answer-for-scenarios.ts';
import type { CallInput } from './call-input.ts';
import { readInput } from './call-to-read-item.ts';
import { type AddressInput, callbackUrlInputs, requiredAddress } from './called-address-inputs.ts';
import type { NotCoveredReason } from './early-case-ends.ts';
import { namedInBody, type PlannedCall, type Subject, subjectOf } from './item-of-call.ts';
import { type ItemPath, itemPathOf, itemPathUnder, templateOf } from './item-path.ts';
import { noteOthers, noteWrite } from './note-item-owners.ts';
import { OwnItems } from './own-items.ts';
import { changesByName, isReading, overridesMethod } from './unsafe-calls.ts';
import type { VendorRules } from './vendor-rules.ts';

export interface GateOptions {
  spec: Spec;
  rules: VendorRules | undefined;
  /** Whether nothing at the target is anybody's: every call may be made. */
  isOpen: boolean;
  /** Operations that may be called all the same: by operationId, or `DELETE /things`. */
  allow: readonly string[];
  /** What the name of everything that the run creates begins with. */
  name: string;
}

/** Reads an item with the run's own credentials. */
export type ReadItem = (operationId: string, input: CallInput) => Promise<Answer>;

/**
 * Every call of a run passes it. Where a target may have what others need, it lets through reads, creations, calls on
 * what the run created, and calls on an id that a read has just answered with 404; the rest wants to be allowed by name.
 */
export class SafetyGate {
  readonly items = new OwnItems();
  readonly #options: GateOptions;
  readonly #resources: readonly Resource[];
  /** What operations must be sent that is an address. */
  readonly #required = new Map<Operation, string | undefined>();
  /** Until a first call may have created something, all that is read was there before. */
  #hasWritten = false;

  constructor(options: GateOptions) {
    this.#options = options;
    this.#resources = resourcesOf(options.spec);
  }

  /** Why a call is left out; `undefined` where it may be made. May ask the target for the item first. */
  async refusal(call: PlannedCall, read: ReadItem): Promise<NotCoveredReason | undefined> {
    const why = this.#options.isOpen || this.#isAllowed(call) ? undefined : await this.#why(call, read);
    if (why === undefined) {
      this.#hasWritten ||= !isReading(call.method);
      return undefined;
    }
    const { id, pointer } = call.operation;
    const allow = nameOf(call);
    return { operationId: id, why, pointer, allow };
  }

  /** The values of a call that may make the server call an address; none where it may do so. */
  addressesIn(operation: Operation, input: CallInput): AddressInput[] {
    const { isOpen, rules, allow } = this.#options;
    return isOpen || rules?.storesAddresses || allow.includes(operation.id) ? [] : callbackUrlInputs(input);
  }

  /** Takes note of what a call showed. */
  note(call: PlannedCall, answer: Answer): void {
    const isDone = answer.status >= 200 && answer.status < 300;
    const done = { ...call, answer };
    if (isReading(call.method)) {
      if (isDone && !this.#hasWritten) noteOthers(this.items, this.#resources, done);
      return;
    }
    if (isDone) noteWrite(this.items, this.#resources, done, this.#options);
    this.items.missing(itemPathOf(call.path), false);
  }

  #isAllowed(call: PlannedCall): boolean {
    const { allow, rules } = this.#options;
    const { operation, method } = call;
    const isHarmless = method === operation.method && rules?.harmless?.includes(operation.id) === true;
    return isHarmless || allow.includes(nameOf(call)) || allow.includes(`${method} ${operation.path}`);
  }

  async #why(call: PlannedCall, read: ReadItem): Promise<string | undefined> {
    return this.#whyByInput(call) ?? (isReading(call.method) ? undefined : await this.#whyWrite(call, read));
  }

  #whyByInput({ operation, method, input }: PlannedCall): string | undefined {
    const described = valueAt(this.#options.spec.document, operation.pointer);
    if (isRecord(described) && described.callbacks !== undefined)
      return 'it makes the server call an address: it has callbacks';
    const override = overridesMethod(input);
    if (override !== undefined) return `its ${override} makes it a call of another method`;
    const address = this.#addressOf(operation, input);
    if (address !== undefined) return `it may make the server call an address: its ${address}`;
    return method === 'GET' && changesByName(operation)
      ? 'its name says that it changes something'
      : undefined;
  }

  #addressOf(operation: Operation, input: CallInput): string | undefined {
    const { spec, rules } = this.#options;
    if (rules?.storesAddresses) return undefined;
    if (!this.#required.has(operation))
      this.#required.set(operation, requiredAddress(spec.document, operation));
    return this.#required.get(operation) ?? this.addressesIn(operation, input)[0]?.name;
  }

  async #whyWrite(call: PlannedCall, read: ReadItem): Promise<string | undefined> {
    const path = itemPathOf(call.path);
    if (!isWhole(call.operation, path)) return 'its path leads to no single item';
    const named = namedInBody(this.#resources, call);
    if (named && !(await this.#isFree(named, call, read)))
      return 'it changes an item that the run did not create';
    if (this.items.has(path)) return undefined;
    const subject = subjectOf(this.#resources, call);
    if (subject === 'new') return undefined;
    if (!subject) return 'it changes what is no item that the run created';
    const isFree = await this.#isFree(subject, call, read);
    return isFree ? undefined : 'it changes an item that the run did not create';
  }

  /** Whether nobody else has an item: it is the run's, or a read of it shows that it is not there. */
  async #isFree(
    { resource, path, isNew }: Subject,
    { input }: PlannedCall,
    read: ReadItem,
  ): Promise<boolean> {
    if (this.items.has(path)) return true;
    if (this.items.isOther(path)) return false;
    const operation = resource.operations.read?.operation;
    if (!operation) return isNew;
    const { status, json } = await read(operation.id, readInput(this.#options.spec, operation, path, input));
    const isGone = status === 410 && this.items.wasDeleted(path);
    const isMissing = status === 404 || isGone || this.#options.rules?.rejectsIds?.includes(status) === true;
    this.items.missing(path, isMissing);
    // A creation under an id that cannot be read is still a creation.
    if (isMissing || status < 200 || status >= 300) return isMissing || isNew;
    const isOwn = this.#isOwnByAnswer(resource, operation, path, json);
    if (!isOwn) this.items.other(path);
    return isOwn;
  }

  /** Whether what was read is an item of the run under another name, or has the run's name. */
  #isOwnByAnswer(resource: Resource, { path: template }: Operation, path: ItemPath, json: unknown): boolean {
    const { responsePointer = '' } = resource.operations.read ?? {};
    const { field } = resource.id ?? {};
    const id = field === undefined ? undefined : valueAt(json, `${responsePointer}/${escapeStep(field)}`);
    const item = id === undefined ? undefined : itemPathUnder(resource, { template, path }, id);
    if (item && this.items.has(item)) return true;
    if (item && this.items.isOther(item)) return false;
    return (writeJson(json) ?? '').toLowerCase().includes(this.#options.name.toLowerCase());
  }
}

/** How `--allow` names a call. */
function nameOf({ operation, method }: PlannedCall): string {
  return method === operation.method ? operation.id : `${method} ${operation.path}`;
}

/** Whether each parameter of a path stands for something: an empty one leads to the collection, dots to what is above. */
function isWhole({ path: template }: Operation, path: ItemPath): boolean {
  const segments = templateOf(template);
  return (
    segments.length === path.length &&
    segments.every((segment, at) => !segment.includes('{') || !['', '.', '..'].includes(path[at] ?? ''))
  );
}
