import { decodeBody, knownCodings, UndecodableBody } from '../../contracts/http/content-encoding.ts';
import { headerOf } from '../../contracts/http/message.ts';
import type { Api } from '../core/api.ts';
import type { RequestStage } from '../core/exchange.ts';
import { Problem } from '../core/problem.ts';

/**
 * Unpacks a packed body: the stages that follow, and the journal, have the body itself. One that cannot be unpacked gets
 * the API's refusal, or is left as it was sent; one that is too large once it is unpacked is a Problem.
 */
export function unpackBody({ refuseCoding }: Api<unknown>): RequestStage {
  return (exchange) => {
    const { request } = exchange;
    const coding = headerOf(request.headers, 'content-encoding');
    if (coding === undefined) return undefined;
    try {
      exchange.request = { ...request, body: decodeBody(request.body, coding) };
      return undefined;
    } catch (error) {
      return refuseCoding?.(problemOf(error), exchange);
    }
  };
}

/** Throws a Problem `body-too-large`. */
function problemOf(error: unknown): Problem {
  if (!(error instanceof UndecodableBody)) throw error;
  if (error.reason === 'too large') throw new Problem('body-too-large', error.message);
  const detail = `Content-Encoding: ${error.message}`;
  if (error.reason === 'invalid') return new Problem('invalid-request', detail);
  const headers = { 'Accept-Encoding': knownCodings };
  return new Problem('unsupported-media-type', detail, { headers });
}
