import type { InputFault } from '../../contracts/spec/input-fault.ts';
import { type RequestReading, readRequest } from '../../contracts/spec/wire/read-request.ts';
import type { Exchange } from '../core/exchange.ts';
import type { Reply } from '../core/operation.ts';

/** Reads parameters and body by the document, or lets the vendor refuse them; an API that reads its own is passed by. */
export function readInput<State>(exchange: Exchange<State>): Reply | undefined | Promise<Reply | undefined> {
  const { api, operation, request, path } = exchange;
  if (!api.refuseInput || !operation) return undefined;
  const reading = readRequest(api.spec, operation, request, path);
  return reading instanceof Promise ? reading.then((one) => take(exchange, one)) : take(exchange, reading);
}

function take<State>(exchange: Exchange<State>, reading: RequestReading): Reply | undefined | Promise<Reply> {
  const { path, query, header, body, faults } = reading;
  Object.assign(exchange, { path, query, header, body });
  const [first, ...more]: InputFault[] = faults;
  return first && exchange.api.refuseInput?.([first, ...more], exchange);
}
