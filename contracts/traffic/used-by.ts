import type { Spec } from '../openapi/spec.ts';
import { checkTraffic } from './check-traffic.ts';
import { isSupported } from './describe.ts';
import type { Traffic } from './files/traffic.ts';
import { verdictKinds } from './verdict.ts';

/** An interaction of a consumer that one document supports and another does not. */
export interface Lost {
  /** Who says so; the file, where it does not. */
  consumer: string;
  description: string;
  operationId: string;
  /** Whether the request, the response, or both are not supported any more. */
  sides: readonly ('requests' | 'responses')[];
}

/** What a new document takes from those whose traffic is known. */
export async function lostInteractions(oldSpec: Spec, newSpec: Spec, traffic: Traffic): Promise<Lost[]> {
  const before = await checkTraffic(oldSpec, traffic);
  const after = await checkTraffic(newSpec, traffic);
  return before.flatMap((was, index): Lost[] => {
    if (!was.operation || !isSupported(was)) return [];
    const known = new Set(was.verdicts.map(({ kind, at }) => `${kind} ${at}`));
    const arisen = (after[index]?.verdicts ?? []).filter(({ kind, at }) => !known.has(`${kind} ${at}`));
    const lost = arisen.filter(({ kind }) => verdictKinds[kind] === 'error' || kind.startsWith('request.'));
    if (lost.length === 0) return [];
    return [
      {
        consumer: traffic.consumer ?? traffic.file,
        description: was.interaction.description,
        operationId: was.operation.id,
        sides: lost.map(({ kind }) => (kind.startsWith('response.') ? 'responses' : 'requests')),
      },
    ];
  });
}
