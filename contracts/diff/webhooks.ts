import { isRecord } from '../http/is-record.ts';
import { escapeStep } from '../http/json-pointer.ts';
import { type Document, find, type Located, type PathItem, resolve } from '../openapi/document.ts';
import { type Operation, operationsAt } from '../openapi/operation.ts';
import { bodyChanges } from './bodies.ts';
import { placeOf, receivedMessage, sentMessage } from './compare-schema-pairs.ts';
import { isRetired } from './is-retired.ts';
import type { FoundChange, OperationPair } from './operation-pair.ts';

type Documents = Omit<OperationPair, 'old' | 'new'>;
type Change = Pick<FoundChange, 'message' | 'old' | 'new' | 'cause'>;

/** Webhooks that consumers no longer get, or can no longer serve. */
export function webhookChanges(documents: Documents): FoundChange[] {
  const { oldSpec, newSpec } = documents;
  const [before, after] = [oldSpec, newSpec].map(({ document }) => {
    const { webhooks } = document as Document & { webhooks?: unknown };
    return itemsAt(document, webhooks, '#/webhooks');
  }) as [Map<string, Operation>, Map<string, Operation>];
  return compareAll(before, after, documents, 'webhook', '#/webhooks');
}

/** Callbacks of one operation that consumers no longer get, or can no longer serve. */
export function callbackChanges(pair: OperationPair): FoundChange[] {
  const before = callbacksOf(pair.oldSpec.document, pair.old);
  const after = callbacksOf(pair.newSpec.document, pair.new);
  return compareAll(before, after, pair, 'callback', pair.new.pointer);
}

function callbacksOf(document: Document, { pointer }: Operation): Map<string, Operation> {
  const callbacks = find(document, `${pointer}/callbacks`)?.value;
  const found = new Map<string, Operation>();
  for (const [name, callback] of Object.entries(isRecord(callbacks) ? callbacks : {})) {
    if (!isRecord(callback)) continue;
    const located = resolve<Record<string, unknown>>(
      document,
      callback,
      `${pointer}/callbacks/${escapeStep(name)}`,
    );
    for (const [key, operation] of itemsAt(document, located.value, located.pointer))
      found.set(`${name} ${key}`, operation);
  }
  return found;
}

/** The operations of a map of path items, by method and name. */
function itemsAt(document: Document, items: unknown, at: string): Map<string, Operation> {
  const entries = Object.entries(isRecord(items) ? items : {}).flatMap(([name, item]) => {
    if (!isRecord(item)) return [];
    const { value, pointer }: Located<PathItem> = resolve(document, item, `${at}/${escapeStep(name)}`);
    return operationsAt(document, name, value, pointer);
  });
  return new Map(entries.map((operation) => [`${operation.method} ${operation.path}`, operation]));
}

function compareAll(
  before: Map<string, Operation>,
  after: Map<string, Operation>,
  documents: Documents,
  kind: string,
  holder: string,
): FoundChange[] {
  return [...before].flatMap(([key, old]): FoundChange[] => {
    const common = { affects: 'webhooks' as const, operationId: old.id, call: key };
    const now = after.get(key);
    if (now) return changesOf({ ...documents, old, new: now }).map((change) => ({ ...common, ...change }));
    if (isRetired(find(documents.oldSpec.document, old.pointer)?.value, documents.today)) return [];
    return [{ ...common, message: `the ${kind} was removed`, old: old.pointer, new: holder }];
  });
}

/** The consumer receives the request and sends the response. */
function changesOf(pair: OperationPair): Change[] {
  const [before, after] = [pair.old.requestBody, pair.new.requestBody];
  const at = { old: pair.old.pointer, new: pair.new.pointer };
  const request = before && after && bodyChanges(pair.schemas, 'received', before, after);
  const lost = before && !after ? [{ ...at, message: 'a body is no longer sent' }] : [];
  return [
    ...lost,
    ...(request?.types ?? []).map((type) => ({ ...at, message: `a body is no longer sent as ${type}` })),
    ...(request?.schemas ?? []).map((one) => ({
      message: receivedMessage('the body', one),
      ...placeOf(one),
    })),
    ...[...pair.old.responses].flatMap(([status, response]): Change[] => {
      const now = pair.new.responses.get(status);
      if (!now) return status.startsWith('2') ? [{ ...at, message: `${status} is no longer accepted` }] : [];
      const { types, schemas } = bodyChanges(pair.schemas, 'sent', response, now);
      return [
        ...types.map((type) => ({ ...at, message: `${status} is no longer accepted as ${type}` })),
        ...schemas.map((one) => ({ message: sentMessage(`the body of ${status}`, one), ...placeOf(one) })),
      ];
    }),
  ];
}
