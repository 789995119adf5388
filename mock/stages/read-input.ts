import type { InputViolation } from '../../contracts/openapi/input-violation.ts';
import { type ParsedRequest, parseRequest } from '../../contracts/openapi/serialization/parse-request.ts';
import type { Exchange } from '../core/exchange.ts';
import type { Reply } from '../core/operation.ts';

/** Reads parameters and body by the document, or lets the vendor refuse them; an API that reads its own is passed by. */
export function readInput(exchange: Exchange): Reply | undefined | Promise<Reply | undefined> {
  const { api, operation, request, path } = exchange;
  if (!api.refuseInput || !operation) return undefined;
  const reading = parseRequest(api.spec, operation, request, path);
  return reading instanceof Promise ? reading.then((one) => take(exchange, one)) : take(exchange, reading);
}

function take(exchange: Exchange, reading: ParsedRequest): Reply | undefined | Promise<Reply> {
  const { path, query, header, body, faults } = reading;
  Object.assign(exchange, { path, query, header, body });
  const [first, ...more]: InputViolation[] = faults;
  return first && exchange.api.refuseInput?.([first, ...more], exchange);
}
