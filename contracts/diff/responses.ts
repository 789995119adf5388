import type { Located, ResponseObject } from '../openapi/document.ts';
import type { Operation } from '../openapi/operation.ts';
import { bodyChanges } from './bodies.ts';
import { placeOf, receivedMessage } from './compare-schema-pairs.ts';
import { headerChanges } from './headers.ts';
import type { OperationChange, OperationPair } from './operation-pair.ts';

/** Responses that consumers can no longer read as before. */
export function responseChanges(pair: OperationPair): OperationChange[] {
  return [...pair.old.responses].flatMap(([status, before]): OperationChange[] => {
    const found = counterparts(pair.new, status);
    if (found.length > 0) return found.flatMap((after) => changesOf(pair, status, before, after));
    // No consumer misses an error.
    if (!status.startsWith('2')) return [];
    return [{ affects: 'responses', message: `${status} is no longer returned`, old: before.pointer }];
  });
}

/** The new responses that a consumer reads by what the old document says of a status, or of a range of them. */
function counterparts({ responses }: Operation, status: string): Located<ResponseObject>[] {
  const exact = responses.get(status);
  if (exact) return [exact];
  const [digit] = status;
  if (status === `${digit}XX`)
    return [...responses].filter(([key]) => key.startsWith(String(digit))).map(([, one]) => one);
  const wider = status === 'default' ? undefined : (responses.get(`${digit}XX`) ?? responses.get('default'));
  return wider ? [wider] : [];
}

function changesOf(
  pair: OperationPair,
  status: string,
  before: Located<ResponseObject>,
  after: Located<ResponseObject>,
): OperationChange[] {
  const { types, schemas } = bodyChanges(pair.schemas, 'received', before, after);
  const change = (message: string, place: Partial<OperationChange> = {}): OperationChange => ({
    affects: 'responses',
    message: `${status}${message}`,
    old: before.pointer,
    new: after.pointer,
    ...place,
  });
  return [
    ...types.map((type) => change(` is no longer returned as ${type}`)),
    ...schemas.map((one) => change(`: ${receivedMessage('the body', one)}`, placeOf(one))),
    ...headerChanges(pair, before, after).map(({ message, ...place }) => change(`: ${message}`, place)),
  ];
}
