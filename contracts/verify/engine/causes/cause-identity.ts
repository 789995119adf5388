import { parsePointer } from '../../../http/json-pointer.ts';
import type { Resource } from '../../../openapi/resources/index.ts';
import type { Failure } from '../events.ts';

/** What a failure is about, and what else may have the same cause. */
export interface Identity {
  key: string;
  /** The operation that is to be looked at, where it is not the one that was called. */
  operationId?: string | undefined;
  /** A cause that explains this failure, too, where there is one already. */
  within?: string;
}

/** What is known of a failure besides itself. */
export interface Surroundings {
  /** The resource that the operation belongs to. */
  resource: Resource | undefined;
  /** The operation that deleted in the same case what the call was about. */
  deletedBy: string | undefined;
  /** The operation that created it. */
  createdBy: string | undefined;
}

/** Properties of what is stored: a member that is lost is lost to all of them. */
export const aboutStored = new Set([
  'body-schema',
  'writes-persist',
  'values-round-trip',
  'responses-agree',
  'life-cycle',
  'stateful',
  'put-is-idempotent',
  'singletons-persist',
  'defaults-applied',
]);

/** What a failure has in common with all that have its cause. The order matters: the most certain come first. */
export function identityOf(failure: Failure, around: Surroundings): Identity {
  return (
    ofAnswer(failure) ??
    ofPresence(failure, around) ??
    ofIntent(failure) ??
    ofStatus(failure, around) ??
    ofHeader(failure) ??
    ofList(failure, around) ??
    ofMember(failure, around) ?? { key: textOf(failure) }
  );
}

/** No answer, or an error of the server: whatever was asked, and by whichever check. */
function ofAnswer({ check, operationId, actual = '', record }: Failure): Identity | undefined {
  const { status } = record.response;
  if (check === 'request-answered')
    return { key: `${check} ${operationId} ${shapeOf(actual.split(',')[0] ?? '')}` };
  return status >= 500 ? { key: `server-error ${operationId} ${status}` } : undefined;
}

/** An item that is there after its deletion, or is not there after its creation. */
function ofPresence(
  failure: Failure,
  { resource, deletedBy, createdBy }: Surroundings,
): Identity | undefined {
  const { intent, pointer, actual = '', record } = failure;
  const { status } = record.response;
  const isListed = pointer.startsWith('/body') && /which was deleted|: it was deleted/.test(actual);
  const operationId = deletedBy ?? resource?.operations.delete?.operation.id;
  if (
    isListed ||
    (pointer === '/status' && deletedBy !== undefined && intent === 'unknown id' && status < 400)
  )
    return { key: `not-deleted ${operationId}`, operationId };
  if (pointer !== '/status' || createdBy === undefined || deletedBy !== undefined) return undefined;
  const isMissing = (status === 404 || status === 410) && (intent === 'valid' || intent === 'valid input');
  return isMissing ? { key: `not-created ${resource?.name}`, operationId: createdBy } : undefined;
}

/** What is wrong whichever operation is asked; or with one, in many variations. */
function ofIntent({ intent, operationId, pointer, record, actual = '' }: Failure): Identity | undefined {
  const { status } = record.response;
  const isAnswer = pointer === '/status';
  if (isAnswer && (intent === 'no credentials' || intent === 'undeclared method'))
    return { key: `${intent} ${shapeOf(actual)}` };
  if (isAnswer && intent === 'unknown id')
    return { key: status < 400 ? `${intent} ${operationId}` : `${intent} ${status}` };
  const isTaken = intent === 'invalid input' && status < 400 && /^\/(status|body)/.test(pointer);
  return isTaken ? { key: `${intent} ${operationId}` } : undefined;
}

/** Statuses that say the same of whichever operation: who asks, how often, and for which state. */
const general = [401, 403, 428, 429];

/** A valid request that is refused; a status that is not documented, of whichever operation. */
function ofStatus(failure: Failure, { resource }: Surroundings): Identity | undefined {
  const { check, intent, operationId, pointer, record } = failure;
  const { status } = record.response;
  if (pointer !== '/status') return undefined;
  const isRefused = status >= 400 && (intent === 'valid' || intent === 'valid input');
  if (isRefused && general.includes(status)) return { key: `refused ${status}` };
  if (isRefused) return { key: `refused ${operationId} ${status}` };
  if (check === 'status-documented') return { key: `${check} ${status}` };
  return { key: `${check} ${operationId} ${status}`, within: `not-created ${resource?.name}` };
}

function ofHeader({ check, pointer, actual = '' }: Failure): Identity | undefined {
  return pointer.startsWith('/headers/')
    ? { key: `${check} ${pointer.toLowerCase()} ${shapeOf(actual)}` }
    : undefined;
}

/** What a list lacks, or has twice, or on another page: not where it is about the members of its items. */
function ofList(failure: Failure, { resource }: Surroundings): Identity | undefined {
  const { check, operationId, pointer, actual, documented } = failure;
  const list = resource?.operations.list;
  const isOfItems = pointer === '/body' || pointer === `/body${list?.responsePointer ?? ''}`;
  const isJudged = actual !== undefined && !documented.includes('/responses');
  if (!list || !isOfItems || !isJudged || /^no id|shows no id/.test(actual)) return undefined;
  const whole = `list ${list.operation.id}`;
  if (/^has changed|since/.test(actual)) return { key: `${check} ${operationId}` };
  if (check === 'sort-order' && !actual.startsWith('has '))
    return { key: `${check} ${list.operation.id}`, within: whole };
  const within = lostFilter(failure, resource);
  const isOther = check === 'filters-match' && !/^has no /.test(actual);
  return {
    key: isOther ? `${check} ${list.operation.id}` : whole,
    operationId: list.operation.id,
    ...within,
  };
}

/** What explains a filter that finds the wrong items: that the member it is about was lost. */
function lostFilter({ check, record }: Failure, resource: Resource | undefined): { within?: string } {
  const sent = record.given.find((one) =>
    resource?.list?.filters.some(({ parameter }) => one === `query.${parameter}`),
  );
  const filter = resource?.list?.filters.find(({ parameter }) => sent === `query.${parameter}`);
  return check === 'filters-match' && filter ? { within: `member ${resource?.name} ${filter.field}` } : {};
}

/** A member of an item, wherever the item is shown. */
function ofMember(failure: Failure, { resource }: Surroundings): Identity | undefined {
  const { check, operationId, pointer, expected, record } = failure;
  if (!pointer.startsWith('/body')) return undefined;
  const required = /required property '([^']+)'/.exec(expected)?.[1];
  const steps = [...memberSteps(resource, pointer), ...(required === undefined ? [] : [required])];
  if (steps.length === 0) return { key: `${check} ${operationId} ${shapeOf(expected)}` };
  const { status } = record.response;
  if (status >= 400) return { key: `${check} ${status} ${steps.join('/')} ${shapeOf(expected)}` };
  const member = `member ${resource?.name ?? operationId} ${steps.join('/')}`;
  return aboutStored.has(check)
    ? { key: member }
    : { key: `${check} ${operationId} ${steps.join('/')}`, within: member };
}

/** The way to a member in its item, without positions in lists. */
export function memberSteps(resource: Resource | undefined, pointer: string): string[] {
  const roles = Object.values(resource?.operations ?? {});
  const around = roles.map(({ responsePointer = '' }) => `/body${responsePointer}/`);
  const [longest = '/body/'] = around
    .filter((one) => pointer.startsWith(one))
    .sort((a, b) => b.length - a.length);
  return parsePointer(`/${pointer.slice(longest.length)}`).filter(
    (step) => step !== '' && !/^\d+$/.test(step),
  );
}

/** Of everything else: one check, at one place of the document, with the same expectation. */
function textOf({ check, documented, expected, actual = '' }: Failure): string {
  return [check, documented, shapeOf(`${expected} ${actual}`)].join(' ');
}

/** A text without the values that differ from call to call. */
export function shapeOf(text: string): string {
  return text
    .replace(/"(?:[^"\\]|\\.)*"/g, '"…"')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'U')
    .replace(/\d+/g, 'N')
    .replace(/ (lacks|includes) .*/, ' $1 …')
    .slice(0, 200);
}
