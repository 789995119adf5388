import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../../../http/is-record.ts';
import { tryParseJson } from '../../../http/lossless-json.ts';
import { decode } from '../../../http/percent-encoding.ts';
import type { CallRecord } from '../call-record.ts';

/** A write that succeeded. */
export interface Write {
  /** Of its call. */
  number: number;
  operationId: string;
  method: string;
  status: number;
  path: string;
  sent: unknown;
  answered: unknown;
}

/** How often a read showed what a write had sent, and how often something else. */
interface Agreement {
  same: number;
  other: number;
}

/** What the calls of a run show of the operations: which write an item was changed by, and which reads agree with it. */
export class Evidence {
  /** By case. */
  readonly #writes = new Map<string, Write[]>();
  /** By the member, the read and the write. */
  readonly #agreements = new Map<string, Map<string, Map<string, Agreement>>>();
  /** How often calls on an item succeeded, by operation. */
  readonly #successes = new Map<string, number>();

  called(record: CallRecord): void {
    const { caseId, operationId, request, response } = record;
    if (caseId === '' || response.status < 200 || response.status >= 300) return;
    this.#successes.set(operationId, (this.#successes.get(operationId) ?? 0) + 1);
    const path = pathOf(record);
    if (request.method === 'GET') this.#read(record);
    else if (request.method !== 'HEAD') {
      const [sent, answered] = [tryParseJson(request.body), tryParseJson(response.body)];
      const writes = this.#writes.get(caseId) ?? [];
      const { number } = record;
      const { status } = response;
      writes.push({ number, operationId, method: request.method, status, path, sent, answered });
      this.#writes.set(caseId, writes);
    }
  }

  ended(caseId: string): void {
    this.#writes.delete(caseId);
  }

  /** The last write of a case to what a call is about, and has left it there. */
  lastWrite(record: CallRecord): Write | undefined {
    const path = pathOf(record);
    const writes = this.#writes.get(record.caseId);
    return writes?.findLast((one) => one.method !== 'DELETE' && isAbout(one, path));
  }

  /** The operation that deleted what a call is about; `undefined` where it was written again since. */
  deletedBy(record: CallRecord): string | undefined {
    const path = pathOf(record);
    const last = this.#writes
      .get(record.caseId)
      ?.findLast(
        (one) =>
          one.path === path && one.number < record.number && (one.method === 'DELETE' || one.status === 201),
      );
    return last?.method === 'DELETE' ? last.operationId : undefined;
  }

  /** The operation that created what a call is about: in the case, the last one on the collection around it. */
  createdBy(record: CallRecord): string | undefined {
    const path = pathOf(record);
    return this.#writes.get(record.caseId)?.findLast((one) => {
      const isAround = one.method === 'POST' && path.startsWith(`${one.path}/`);
      return isAround || (one.method === 'PUT' && one.path === path);
    })?.operationId;
  }

  hasSucceeded(operationId: string): boolean {
    return this.#successes.has(operationId);
  }

  /** Which of a write and a read is wrong about a member, as far as other reads and writes tell. */
  isReadWrong(member: string, read: string, write: string): boolean {
    const reads = this.#agreements.get(member);
    const own = reads?.get(read);
    // Right with some values, or in some states, is what a write is that is wrong.
    if ((own?.get(write)?.same ?? 0) > 0) return false;
    const others = [...(own ?? [])].filter(([one]) => one !== write).map(([, agreement]) => agreement);
    if (others.some(agrees)) return false;
    if (others.length > 0) return true;
    return [...(reads ?? [])].some(([one, writes]) => one !== read && agrees(writes.get(write)));
  }

  #read(record: CallRecord): void {
    const write = this.lastWrite(record);
    const shown = write && tryParseJson(record.response.body);
    const item = write && Array.isArray(shown) ? shown.find((one) => isSameItem(one, write)) : shown;
    if (!write || !isRecord(write.sent) || !isRecord(item)) return;
    for (const [name, value] of Object.entries(write.sent)) {
      if (!Object.hasOwn(item, name)) continue;
      const agreement = this.#agreementOf(name, record.operationId, write.operationId);
      if (isDeepStrictEqual(item[name], value)) agreement.same += 1;
      else agreement.other += 1;
    }
  }

  #agreementOf(member: string, read: string, write: string): Agreement {
    const reads = this.#agreements.get(member) ?? new Map<string, Map<string, Agreement>>();
    const writes = reads.get(read) ?? new Map<string, Agreement>();
    const agreement = writes.get(write) ?? { same: 0, other: 0 };
    this.#agreements.set(member, reads.set(read, writes.set(write, agreement)));
    return agreement;
  }
}

function agrees(agreement: Agreement | undefined): boolean {
  return agreement !== undefined && agreement.same > 0 && agreement.other === 0;
}

function pathOf({ request }: CallRecord): string {
  return request.path.split('?', 1)[0] ?? '';
}

/** Whether a path leads to what a write was about, or to the collection around it. */
function isAbout({ method, path, sent, answered }: Write, read: string): boolean {
  if (path === read || path.startsWith(`${read}/`)) return true;
  if (method !== 'POST' || !read.startsWith(`${path}/`)) return false;
  const id = decode(read.slice(path.length + 1).split('/', 1)[0] ?? '');
  return [sent, answered].some((body) => hasText(body, id));
}

/** Whether something in a body is written like an id. */
function hasText(body: unknown, id: string): boolean {
  if (Array.isArray(body)) return body.some((one) => hasText(one, id));
  return isRecord(body) ? Object.values(body).some((one) => hasText(one, id)) : String(body) === id;
}

/** Whether an item of a list is what a write was answered with: it has the same id, as far as names tell. */
function isSameItem(item: unknown, { answered }: Write): boolean {
  if (!isRecord(item) || !isRecord(answered)) return false;
  const names = Object.keys(answered);
  const id = names.find((name) => /(^|_)id$|Id$/.test(name)) ?? names[0] ?? '';
  return item[id] !== undefined && item[id] === answered[id];
}
