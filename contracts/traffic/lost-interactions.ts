import type { Spec } from '../openapi/spec.ts';
import { checkTraffic } from './check-traffic.ts';
import type { Traffic } from './files/traffic.ts';
import { mismatchKinds } from './mismatch.ts';
import { isSupported } from './mismatch-lines.ts';

/** An interaction of a consumer that one document supports and another does not. */
export interface LostInteraction {
  /** The consumer's name; the file's, where it has none. */
  consumer: string;
  description: string;
  operationId: string;
  /** What is not supported any more: the request, the response, or both. */
  sides: readonly ('requests' | 'responses')[];
  /** What the new document says against it. */
  messages: readonly string[];
}

/** The interactions of known traffic that only the old document supports. */
export async function lostInteractions(
  oldSpec: Spec,
  newSpec: Spec,
  traffic: Traffic,
): Promise<LostInteraction[]> {
  const before = await checkTraffic(oldSpec, traffic);
  const after = await checkTraffic(newSpec, traffic);
  return before.flatMap((was, index): LostInteraction[] => {
    if (!was.operation || !isSupported(was)) return [];
    const known = new Set(was.mismatches.map(({ kind, at }) => `${kind} ${at}`));
    const added = (after[index]?.mismatches ?? []).filter(({ kind, at }) => !known.has(`${kind} ${at}`));
    const lost = added.filter(({ kind }) => mismatchKinds[kind] === 'error' || kind.startsWith('request.'));
    if (lost.length === 0) return [];
    return [
      {
        consumer: traffic.consumer ?? traffic.file,
        description: was.interaction.description,
        operationId: was.operation.id,
        sides: lost.map(({ kind }) => (kind.startsWith('response.') ? 'responses' : 'requests')),
        messages: lost.map(({ at, message }) => `${at} ${message}`),
      },
    ];
  });
}
