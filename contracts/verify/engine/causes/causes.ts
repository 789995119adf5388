import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../../../http/is-record.ts';
import { type Resource, resourcesOf } from '../../../openapi/resources/index.ts';
import type { Spec } from '../../../openapi/spec.ts';
import type { Symptom } from '../baseline/known-failure.ts';
import { symptomOf } from '../baseline/symptom.ts';
import type { CallRecord } from '../call-record.ts';
import type { Cause, Failure } from '../events.ts';
import { identityOf } from './cause-identity.ts';
import { Evidence, type Write } from './observed-writes-and-reads.ts';

/** More variants than this are only counted. */
const maxVariants = 5;

/** Finds the causes of a run's failures as they come. */
export class Causes {
  readonly #resources = new Map<string, Resource>();
  readonly #causes = new Map<string, Cause>();
  readonly #evidence = new Evidence();
  /** The cause of what is wrong with a call's status: several checks see it. */
  readonly #ofStatus = new Map<number, Cause>();

  /** Those whose operation is known for certain. */
  readonly #certain = new Set<Cause>();

  constructor(spec: Spec) {
    for (const resource of resourcesOf(spec))
      for (const role of Object.values(resource.operations)) this.#resources.set(role.operation.id, resource);
  }

  called(record: CallRecord): void {
    this.#evidence.called(record);
  }

  /** Nothing more is asked of a case. */
  ended(caseId: string): void {
    this.#evidence.ended(caseId);
  }

  /** The cause of a failure; `isNew` for its first one. */
  add(failure: Failure): { cause: Cause; isNew: boolean } {
    const { record, pointer } = failure;
    const identity = this.#identityOf(failure);
    const known =
      (pointer === '/status' && this.#ofStatus.get(record.number)) ||
      (identity.within !== undefined && this.#causes.get(identity.within)) ||
      this.#causes.get(identity.key);
    const cause = known || this.#created(identity.key, failure, identity.operationId ?? failure.operationId);
    if (pointer === '/status') this.#ofStatus.set(record.number, cause);
    cause.count += 1;
    cause.operations.add(failure.operationId);
    if (cause.variants.size < maxVariants && record.what !== '') cause.variants.add(record.what);
    this.#blame(cause, failure);
    return { cause, isNew: !known };
  }

  /** What a failure shows, as it is in every run. */
  symptomOf(failure: Failure): Symptom {
    const { record, operationId } = failure;
    const resource = this.#resources.get(operationId);
    const writtenBy = this.#evidence.lastWrite(record)?.operationId;
    return symptomOf(failure, { resource, writtenBy, deletedBy: this.#evidence.deletedBy(record) });
  }

  /** The cause of what is wrong with an operation, where something is. */
  of(operationId: string): Cause | undefined {
    return [...this.#causes.values()].find((cause) => cause.operationId === operationId);
  }

  get count(): number {
    return this.#causes.size;
  }

  #identityOf(failure: Failure) {
    const { record, operationId } = failure;
    const resource = this.#resources.get(operationId);
    const [deletedBy, createdBy] = [this.#evidence.deletedBy(record), this.#evidence.createdBy(record)];
    return identityOf(failure, { resource, deletedBy, createdBy });
  }

  #created(key: string, failure: Failure, operationId: string): Cause {
    const number = this.#causes.size + 1;
    const lists = { operations: new Set<string>(), variants: new Set<string>() };
    const cause = { number, identity: key, first: failure, operationId, ...lists, count: 0 };
    this.#causes.set(key, cause);
    return cause;
  }

  /** Sets the operation that is to be looked at: of several that do not agree, the one that the others speak against. */
  #blame(cause: Cause, failure: Failure): void {
    if (cause.identity.startsWith('not-created ')) this.#blameForMissing(cause, failure);
    if (cause.identity.startsWith('member ')) this.#blameForMember(cause, failure);
  }

  /** Where others find the item, it is there. */
  #blameForMissing(cause: Cause, { operationId }: Failure): void {
    const { operations } = this.#resources.get(operationId) ?? {};
    const others = [operations?.read, operations?.replace, operations?.merge, operations?.delete];
    const isFound = others.some((one) => {
      const id = one?.operation.id;
      return id !== undefined && !cause.operations.has(id) && this.#evidence.hasSucceeded(id);
    });
    if (isFound) cause.operationId = operationId;
  }

  #blameForMember(cause: Cause, { record, check, operationId }: Failure): void {
    const write = this.#evidence.lastWrite(record);
    const member = cause.identity.split(' ').at(-1)?.split('/')[0] ?? '';
    const reading = this.#resources.get(operationId)?.operations.read?.operation.id;
    const read = isReading(record) ? operationId : reading;
    // A write whose own answer shows it is wrong itself; so is a read that no write agrees with.
    if (!isReading(record) && (check === 'body-schema' || !write)) this.#settle(cause, operationId);
    else if (write && isChanged(write, member)) this.#settle(cause, write.operationId);
    else if (write && check !== 'body-schema' && !this.#certain.has(cause)) {
      if (read !== undefined && this.#evidence.isReadWrong(member, read, write.operationId))
        this.#settle(cause, read);
      else cause.operationId = write.operationId;
    }
  }

  #settle(cause: Cause, operationId: string): void {
    this.#certain.add(cause);
    cause.operationId = operationId;
  }
}

/** Whether a write was answered with another value than was sent. */
function isChanged({ sent, answered }: Write, member: string): boolean {
  if (!isRecord(sent) || !isRecord(answered) || !(member in answered) || !(member in sent)) return false;
  return !isDeepStrictEqual(sent[member], answered[member]);
}

function isReading({ request: { method } }: CallRecord): boolean {
  return method === 'GET' || method === 'HEAD';
}
