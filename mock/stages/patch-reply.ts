import { mergePatch } from '../../contracts/http/merge-patch.ts';
import type { Exchange, Outgoing } from '../core/exchange.ts';

/** Merges the patch of an injected fault into the body of the reply (JSON Merge Patch, RFC 7396). */
export function patchReply({ fault }: Exchange, outgoing: Outgoing): void {
  if (!fault?.patch) return;
  const { reply } = outgoing;
  outgoing.reply = { ...reply, body: mergePatch(reply.body, fault.patch) };
}
