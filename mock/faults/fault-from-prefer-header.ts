import { headerOf } from '../../contracts/http/message.ts';
import { parsePrefer } from '../../contracts/http/prefer.ts';
import type { Api } from '../core/api.ts';
import type { Exchange } from '../core/exchange.ts';
import { FaultError, type InjectedFault } from '../core/fault.ts';
import { Problem } from '../core/problem.ts';
import { checkFault } from './check-fault.ts';

/**
 * The fault that a call asks for in its header `Prefer` (RFC 7240): `fault=503`, `fault=429; retry-after=3`,
 * `fault=reset`, `fault=lost`, `fault=malformed`, `fault=expired`, or `fault=none; delay=200`; with `undocumented` also a
 * status that the document lacks. `undefined` where it asks for none. Throws a Problem `bad-fault` for what is not one.
 */
export function preferredFault(
  api: Api<unknown>,
  { operation, request }: Exchange,
): InjectedFault | undefined {
  // The fast path: this is on every call's way.
  if (request.headers.prefer === undefined) return undefined;
  const wanted = parsePrefer(headerOf(request.headers, 'prefer')).find((one) => one.has('fault'));
  if (!wanted || !operation) return undefined;
  try {
    const fault = { ...toFault(wanted), operationId: operation.id };
    checkFault(api, fault);
    return fault;
  } catch (error) {
    if (error instanceof FaultError) throw new Problem('bad-fault', `Prefer: ${error.message}`);
    throw error;
  }
}

const kinds: Readonly<Record<string, InjectedFault>> = {
  none: {},
  reset: { reset: 'before' },
  lost: { reset: 'after' },
  malformed: { malformed: true },
  expired: { expired: true },
};

function toFault(wanted: ReadonlyMap<string, string>): InjectedFault {
  const kind = wanted.get('fault') ?? '';
  const retryAfter = wanted.get('retry-after');
  const headers = retryAfter === undefined ? {} : { headers: { 'Retry-After': retryAfter } };
  const isStatus = /^[2-5]\d\d$/.test(kind);
  const known = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (!isStatus && !known)
    throw new FaultError(`fault=${kind} is neither a status nor one of ${Object.keys(kinds).join(', ')}`);
  const isUndocumented = wanted.has('undocumented');
  const answer = { answer: { status: Number(kind), ...headers } };
  const fault = known ?? { ...answer, ...(isUndocumented && { undocumented: true as const }) };
  const delay = wanted.get('delay');
  if (delay === undefined) return fault;
  if (!/^\d{1,6}$/.test(delay)) throw new FaultError('delay wants milliseconds, up to 999999');
  return { ...fault, delayMs: Number(delay) };
}
