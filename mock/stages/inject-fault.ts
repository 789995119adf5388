import type { HttpRequest, HttpResponse } from '../../contracts/http/message.ts';
import type { Api } from '../core/api.ts';
import type { Exchange, RequestStage } from '../core/exchange.ts';
import { ConnectionReset, type InjectedFault } from '../core/fault.ts';
import { type Reply, reply } from '../core/operation-types.ts';
import { Problem } from '../core/problem.ts';
import { exampleReply } from '../faults/example-reply.ts';
import { preferredFault } from '../faults/fault-from-prefer-header.ts';

/** What injecting a fault needs besides the call. */
export interface FaultTools {
  sleep(ms: number): Promise<void>;
  /** Answers the call of another client, without any fault. */
  answerOther(request: HttpRequest): Promise<HttpResponse>;
}

/**
 * Picks the fault of a call, which the call itself asked for or the session has, and injects what comes before the
 * answer: the delay, the other writer, a reset, another answer. The response's stages do the rest.
 */
export function injectFault(api: Api<unknown>, tools: FaultTools): RequestStage {
  const inject = (exchange: Exchange, fault: InjectedFault | undefined) => {
    if (!fault) return undefined;
    exchange.fault = fault;
    return replyWithFault(api, fault, exchange, tools);
  };
  return (exchange) => {
    const { operation, session } = exchange;
    if (!operation || exchange.fault) return undefined;
    const fault = preferredFault(api, exchange) ?? session.faults.take(operation.id);
    return fault instanceof Promise ? fault.then((one) => inject(exchange, one)) : inject(exchange, fault);
  };
}

async function replyWithFault(
  api: Api<unknown>,
  { delayMs = 0, otherWriter, reset, expired, answer }: InjectedFault,
  exchange: Exchange,
  { sleep, answerOther }: FaultTools,
): Promise<Reply | undefined> {
  if (delayMs > 0) await sleep(delayMs);
  if (otherWriter) await writeFirst(otherWriter, exchange, answerOther);
  if (reset === 'before') throw new ConnectionReset();
  const { operation } = exchange;
  if (!operation) return undefined;
  if (expired) return api.refuseExpired?.(exchange) ?? exampleReply(api.spec, operation, reply(401));
  return answer && exampleReply(api.spec, operation, answer);
}

async function writeFirst(
  { body, ...other }: NonNullable<InjectedFault['otherWriter']>,
  { request }: Exchange,
  answerOther: FaultTools['answerOther'],
): Promise<void> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const { status } = await answerOther({
    ...request,
    ...other,
    ...(text !== undefined && { body: Buffer.from(text) }),
  });
  // Otherwise the test would pass without the conflict that it is about.
  if (status >= 400) throw new Problem('fault-failed', `the other writer was refused with ${status}`);
}
