import { escapeStep } from '../../http/json-pointer.ts';
import { documentedType, isJson } from '../../http/media-type.ts';
import { mediaTypeOf } from '../../http/message.ts';
import { shellWord } from '../../http/shell-quote.ts';
import { documentedStatus, type Operation } from '../../openapi/spec.ts';
import { isRefusal } from '../checks/valid-input-accepted.ts';
import type { CallRecord } from '../engine/call-record.ts';
import type { Coverage } from '../engine/coverage-result.ts';
import type { NotCoveredReason } from '../engine/early-case-ends.ts';
import { type Coverable, pointsOf } from './coverage-points.ts';
import { createMemberWatch } from './mark-seen-members.ts';

/** What a run has seen so far of its contract's document. */
export interface Collected {
  /** Takes note of a call, if the checks looked at it: what only prepared or tidied up proves nothing. */
  called(record: CallRecord): void;
  /** Takes note of what cannot be exercised: an operation that is left out shows what allows it. */
  notCovered(reason: NotCoveredReason): void;
  points: Coverage;
}

/** Collects what a run's calls show of a document. A body that was cut, as a record's may be, shows no members. */
export function coverageOf(contract: Coverable): Collected {
  const { spec } = contract;
  const points = pointsOf(contract);
  const see = (key: string) => {
    const point = points.get(key);
    if (point) point.seen = true;
  };
  const members = createMemberWatch(spec.document, points);
  return {
    points: [...points.values()],
    notCovered({ operationId, allow }) {
      const point = points.get(operationId);
      if (point && allow === operationId)
        point.what = `${operationId}, left out: allow it with --allow ${shellWord(allow)}`;
    },
    called(record) {
      const operation = spec.operations.get(record.operationId);
      if (!operation || record.checks.length === 0 || record.intent === 'undeclared method') return;
      see(operation.id);
      for (const key of [...askedOf(record, operation), ...triedBy(record, operation)]) see(key);
      const answered = answerIn(record, operation, documentedStatus(operation, record.response.status));
      for (const key of answered.keys) see(key);
      if (answered.schemaAt) members(answered.schemaAt, record.response.body);
    },
  };
}

/** What of an operation was asked for, and was not refused. */
function askedOf(
  { given, request, response }: CallRecord,
  { id, parameters, requestBody }: Operation,
): string[] {
  if (response.status >= 400) return [];
  const sent = mediaTypeOf(request.headers);
  const known = Object.keys(requestBody?.value.content ?? {});
  const type = sent !== undefined && request.size > 0 ? documentedType(known, sent) : undefined;
  const sides = parameters.map(({ value: parameter }) => {
    const name = `${parameter.in}.${parameter.name}`;
    const isGiven = parameter.in === 'path' || given.includes(name);
    return `${id} ${name} ${isGiven ? 'given' : 'left out'}`;
  });
  return type === undefined ? sides : [...sides, `${id} ${type}`];
}

/** The limits that a call was made to try, where its answer was the one that is due. */
function triedBy({ intent, tries, response }: CallRecord, { id, parameters }: Operation): string[] {
  const isTaken = response.status < 500 && !isRefusal(response.status);
  if (intent === 'valid input' && isTaken) return tries.map((at) => `inside ${at}`);
  if (intent !== 'invalid input' || response.status < 400) return [];
  const refused = parameters.filter(({ pointer }) => tries.includes(pointer));
  return [
    ...tries.map((at) => `beyond ${at}`),
    ...refused.map(({ value }) => `${id} ${value.in}.${value.name} refused`),
  ];
}

/** The status and the media type of an answer, as the document spells them, and where it has the schema of its JSON. */
function answerIn(
  { response }: CallRecord,
  { id, responses }: Operation,
  status: string | undefined,
): { keys: string[]; schemaAt?: string } {
  const documented = status === undefined ? undefined : responses.get(status);
  if (documented === undefined) return { keys: [] };
  const key = `${id} ${status}`;
  const sent = mediaTypeOf(response.headers);
  const type = sent && documentedType(Object.keys(documented.value.content ?? {}), sent);
  if (!type || response.size === 0) return { keys: [key] };
  const keys = [key, `${key} ${type}`];
  const schemaAt = `${documented.pointer}/content/${escapeStep(type)}/schema`;
  return isJson(type) ? { keys, schemaAt } : { keys };
}
