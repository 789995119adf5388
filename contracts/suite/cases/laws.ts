import { laws } from '../../checks/laws.ts';
import type { Contract } from '../contract.ts';
import type { Case } from '../plan.ts';
import { resourcesOf } from './tidy.ts';

/** A case for each law, and each kind of thing that it is about. */
export function lawCases(contract: Contract): Case[] {
  return resourcesOf(contract.spec).flatMap((resource) =>
    laws
      .filter((law) => law.concerns(resource))
      .map((law) => ({
        id: `${law.id}/${resource.name}`,
        title: law.title,
        law: law.id,
        writes: true,
        // Others may list, too, and what they list must stay.
        alone: true,
        run: (session) => law.try({ contract, session, resource }),
      })),
  );
}
