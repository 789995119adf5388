import type { InputViolation } from '../../contracts/openapi/input-violation.ts';
import { type ParsedRequest, parseRequest } from '../../contracts/openapi/serialization/parse-request.ts';
import type { Api } from '../core/api.ts';
import type { Exchange, RequestStage } from '../core/exchange.ts';
import type { Reply } from '../core/operation-types.ts';
import { Problem } from '../core/problem.ts';

/** Parses parameters and body by the document, and lets the vendor refuse invalid ones; an API that reads its own input is skipped. */
export function readInput(api: Api<unknown>): RequestStage {
  const setInput = (exchange: Exchange, parsed: ParsedRequest): Reply | undefined | Promise<Reply> => {
    const { path, query, header, body, violations } = parsed;
    Object.assign(exchange, { path, query, header, body });
    const [first, ...more]: InputViolation[] = violations;
    return first && api.answerInvalidInput?.([first, ...more], exchange);
  };
  return (exchange) => {
    const { operation, request, path } = exchange;
    if (!api.answerInvalidInput || !operation) return undefined;
    const parsed = asTooComplex(() => parseRequest(api.spec, operation, request, path));
    return parsed instanceof Promise
      ? parsed.then((one) => setInput(exchange, one))
      : setInput(exchange, parsed);
  };
}

// A RangeError: its text nests deeper than the stack is, or its schemas multiply.
function asTooComplex<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Problem('too-complex', 'validating the request by its schemas takes too long');
  }
}
