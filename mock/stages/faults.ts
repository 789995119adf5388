import type { HttpRequest, HttpResponse } from '../../contracts/http/message.ts';
import type { Exchange, Stage } from '../core/exchange.ts';
import { ConnectionReset, type FaultList, type InjectedFault } from '../core/fault.ts';
import { type Reply, reply } from '../core/operation.ts';
import { Problem } from '../core/problem.ts';
import { exampleReply } from './example-reply.ts';
import { preferredFault } from './preferred-fault.ts';

/** What faults need to happen. */
export interface FaultWorks {
  faults: FaultList;
  sleep(ms: number): Promise<void>;
  /** Has the API answer somebody else's call, to whom nothing happens. */
  answerOther(request: HttpRequest): Promise<HttpResponse>;
}

/** Lets those faults happen to a call that were asked for, by the mock's own list or by the call itself. */
export function injectFault<State>(works: FaultWorks): Stage<State> {
  return (exchange) => {
    const { operation, request } = exchange;
    // Nearly always: this is on every call's way.
    if (works.faults.isEmpty() && request.headers.prefer === undefined) return undefined;
    if (!operation || exchange.fault) return undefined;
    const fault = preferredFault(exchange) ?? works.faults.take(operation.id);
    if (!fault) return undefined;
    exchange.fault = fault;
    return happen(fault, exchange, works);
  };
}

async function happen<State>(
  { delayMs = 0, otherWriter, reset, expired, answer }: InjectedFault,
  exchange: Exchange<State>,
  { sleep, answerOther }: FaultWorks,
): Promise<Reply | undefined> {
  if (delayMs > 0) await sleep(delayMs);
  if (otherWriter) await interfere(otherWriter, exchange, answerOther);
  if (reset === 'before') throw new ConnectionReset();
  const { api, operation } = exchange;
  if (!operation) return undefined;
  if (expired) return api.refuseExpired?.(exchange) ?? exampleReply(api.spec, operation, reply(401));
  return answer && exampleReply(api.spec, operation, answer);
}

async function interfere<State>(
  { body, ...other }: NonNullable<InjectedFault['otherWriter']>,
  { request }: Exchange<State>,
  answerOther: FaultWorks['answerOther'],
): Promise<void> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const { status } = await answerOther({
    ...request,
    ...other,
    ...(text !== undefined && { body: Buffer.from(text) }),
  });
  // Without it nobody would have been in the caller's way, and a test would hold for another reason.
  if (status >= 400) throw new Problem('fault-failed', `the other writer was refused with ${status}`);
}

/** What a fault makes of the answer of an API, before that is held against the document. */
export function patchReply(fault: InjectedFault, answered: Reply): Reply {
  return fault.patch ? { ...answered, body: merge(answered.body, fault.patch) } : answered;
}

// RFC 7396, section 2.
function merge(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = new Map(isObject(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name);
    else merged.set(name, merge(merged.get(name), value));
  }
  return Object.fromEntries(merged);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** What comes of an answer on its way back. Throws a ConnectionReset where nothing does. */
export function corruptResponse({ malformed, reset }: InjectedFault, response: HttpResponse): HttpResponse {
  if (reset) throw new ConnectionReset();
  if (!malformed) return response;
  const body = Buffer.from(response.body);
  return { ...response, body: body.length < 2 ? '{' : body.subarray(0, body.length / 2) };
}
