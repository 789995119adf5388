import type { Exchange, Outgoing } from '../core/exchange.ts';
import { ConnectionReset } from '../core/fault.ts';

/** Cuts the body off in its middle, or loses the response, where an injected fault says so. Throws a ConnectionReset. */
export function corruptResponse({ fault }: Exchange, outgoing: Outgoing): void {
  if (!fault) return;
  if (fault.reset) throw new ConnectionReset();
  if (!fault.malformed) return;
  const body = Buffer.from(outgoing.response.body);
  const cut = body.length < 2 ? '{' : body.subarray(0, body.length / 2);
  outgoing.response = { ...outgoing.response, body: cut };
}
