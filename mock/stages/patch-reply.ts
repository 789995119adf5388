import type { Exchange, Outgoing } from '../core/exchange.ts';

/** Merges the patch of an injected fault into the body of the reply (JSON Merge Patch, RFC 7396). */
export function patchReply({ fault }: Exchange, outgoing: Outgoing): void {
  if (!fault?.patch) return;
  const { reply } = outgoing;
  outgoing.reply = { ...reply, body: merge(reply.body, fault.patch) };
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
