import type { Case } from '../../engine/case.ts';
import type { StatefulTestResource } from '../../engine/stateful-test-resource.ts';
import { madeCalls } from './calls-as-script-steps.ts';

/** How many sequences are tried, shared between all that an API keeps; and for each no fewer than these. */
const [inAll, fewest] = [24, 3];

/** Random sequences over all that a contract knows how to keep: a case for each resource. */
export function statefulCases(models: readonly StatefulTestResource[]): Case[] {
  const sequences = Math.max(fewest, Math.ceil(inAll / models.length));
  return models.map((model) => ({
    id: `stateful/${model.name}`,
    title: `${model.name} are what was last written of each, in whatever order they are created, changed and deleted`,
    check: 'stateful',
    writes: true,
    alone: true,
    async run(session) {
      // Random values take their time to load.
      const { searchSequences } = await import('./search-sequences.ts');
      const broken = await searchSequences(model, session, { seed: session.seed, sequences });
      for (const failure of broken?.failures ?? []) {
        session.reportFailure(failure, madeCalls(broken?.calls ?? [], broken?.ids ?? []));
      }
    },
  }));
}
