import type { HttpRequest, HttpResponse } from '../contracts/http/message.ts';
import type { Api, Host } from './core/api.ts';
import type { Exchange, Stage } from './core/exchange.ts';
import { ConnectionReset } from './core/fault.ts';
import type { Reply } from './core/operation.ts';
import { Problem } from './core/problem.ts';
import { Refusal } from './core/refusal.ts';
import { corruptResponse, patchReply } from './stages/faults.ts';
import { validateResponse } from './stages/validate-response.ts';
import { writeResponse } from './stages/write-response.ts';

/** Answers a call, and tells what became of it. Rejects with a ConnectionReset where a fault breaks the connection. */
export async function answerCall<State>(
  exchange: Exchange<State>,
  stages: Stage<State>[],
  tell: (exchange: Exchange<State>, response: HttpResponse) => void,
): Promise<HttpResponse> {
  const answered = await respond(exchange, stages).catch(asProblemOrReset);
  const isReset = answered instanceof ConnectionReset;
  tell(exchange, isReset ? noResponse : answered);
  if (isReset) throw answered;
  return answered;
}

const noResponse: HttpResponse = { status: 0, headers: {}, body: '' };

function asProblemOrReset(error: unknown): HttpResponse | ConnectionReset {
  return error instanceof ConnectionReset ? error : asProblem(error);
}

/** Sends a call through the stages. Throws a Problem, a ConnectionReset, or whatever a handler did. */
export async function respond<State>(
  exchange: Exchange<State>,
  stages: Stage<State>[],
): Promise<HttpResponse> {
  const answered = await firstReply(exchange, stages);
  const { api, operation, fault } = exchange;
  const reply = fault ? patchReply(fault, answered) : answered;
  const response = writeResponse(exchange, reply);
  if (operation && !fault?.undocumented) validateResponse(api.spec, operation, reply, response);
  return fault ? corruptResponse(fault, response) : response;
}

async function firstReply<State>(exchange: Exchange<State>, stages: Stage<State>[]): Promise<Reply> {
  try {
    for (const stage of stages) {
      const result = stage(exchange);
      // Most stages do not wait for anything, and an await costs a turn even then.
      const reply = result instanceof Promise ? await result : result;
      if (reply) return reply;
    }
  } catch (error) {
    if (error instanceof Refusal) return error.reply;
    throw error;
  }
  throw new Error('no stage answered');
}

/** A call at its start. */
export function openExchange<State>(
  api: Api<State>,
  state: State,
  host: Host,
  request: HttpRequest,
): Exchange<State> {
  const read = { path: {}, query: {}, header: {}, body: undefined };
  return { api, state, host, request, operation: undefined, ...read, caller: undefined, fault: undefined };
}

/** What is answered where a call failed for the mock's own reasons. */
function asProblem(error: unknown): HttpResponse {
  const problem = error instanceof Problem ? error : new Problem('handler-failed', whereItFailed(error));
  return {
    status: problem.status,
    headers: { 'Content-Type': 'application/problem+json', ...problem.more.headers },
    body: `${JSON.stringify(problem)}\n`,
  };
}

// The place, never the message: that may quote what the caller sent.
function whereItFailed(error: unknown): string {
  const frames =
    error instanceof Error ? (error.stack?.replace(error.message, '').match(/^ +at .*$/gm) ?? []) : [];
  return `this is a bug of the mock:${frames.slice(0, 3).join('').replaceAll('    at', ' at') || ' nowhere'}`;
}
