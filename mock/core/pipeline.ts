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
  return problemResponse(
    error instanceof Problem ? error : new Problem('handler-failed', whereItFailed(error)),
  );
}

/** A Problem as it is sent. */
export function problemResponse(problem: Problem): HttpResponse {
  return {
    status: problem.status,
    headers: { 'Content-Type': 'application/problem+json', ...problem.details.headers },
    body: `${JSON.stringify(problem)}\n`,
  };
}

// The lines of the stack, never the message: that may quote what the caller sent.
function whereItFailed(error: unknown): string {
  const frames =
    error instanceof Error ? (error.stack?.replace(error.message, '').match(/^ +at .*$/gm) ?? []) : [];
  const where = frames.slice(0, 3).join('').replaceAll('    at', ' at') || ' no stack';
  return `this is a bug of the mock:${where}`;
}
