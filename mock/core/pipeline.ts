import type { HttpResponse } from '../../contracts/http/message.ts';
import { type Exchange, noResponse, type RequestStage, type ResponseStage } from './exchange.ts';
import { ConnectionReset } from './fault.ts';
import type { Reply } from './operation-types.ts';
import { Problem } from './problem.ts';
import { Refusal } from './refusal.ts';

/** What a call goes through, in this order. */
export interface Stages {
  request: readonly RequestStage[];
  response: readonly ResponseStage[];
}

/** Sends a call through all stages. Throws a Problem, a ConnectionReset, or whatever a handler did. */
export async function runStages(exchange: Exchange, { request, response }: Stages): Promise<HttpResponse> {
  const outgoing = { reply: await firstReply(exchange, request), response: noResponse };
  for (const stage of response) stage(exchange, outgoing);
  return outgoing.response;
}

async function firstReply(exchange: Exchange, stages: readonly RequestStage[]): Promise<Reply> {
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

/** The response to a call that failed for the mock's own reasons; a ConnectionReset stays what it is. */
export function asProblemOrReset(error: unknown): HttpResponse | ConnectionReset {
  if (error instanceof ConnectionReset) return error;
  return problemResponse(problemOf(error));
}

// A RangeError: the stack is full, a text is too long, or a validation takes too many steps.
function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return error instanceof RangeError
    ? new Problem('cannot-answer', `the request and its schemas are too much for the mock:${stackOf(error)}`)
    : new Problem('handler-failed', `this is a bug of the mock:${stackOf(error)}`);
}

/** A Problem as it is sent. */
export function problemResponse(problem: Problem): HttpResponse {
  return {
    status: problem.status,
    headers: { 'Content-Type': 'application/problem+json', ...problem.details.headers },
    body: `${JSON.stringify(problem)}\n`,
  };
}

// The lines of the stack, never the message: that may quote what the caller sent. Of each file the name: where it is, is nobody's business.
function stackOf(error: unknown): string {
  const frames =
    error instanceof Error ? (error.stack?.replace(error.message, '').match(/^ +at .*$/gm) ?? []) : [];
  const where = frames
    .slice(0, 3)
    .map((frame) => frame.replace(/^ +/, ' ').replace(/[^\s(]*[\\/]/g, ''))
    .join('');
  return where || ' no stack';
}
