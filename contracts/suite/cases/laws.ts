import { headAsGet } from '../../checks/head-as-get.ts';
import { laws } from '../../checks/laws.ts';
import type { Contract } from '../contract.ts';
import type { Case } from '../plan.ts';
import type { Session } from '../session.ts';
import { isReading } from './inputs.ts';
import { resourcesOf } from './tidy.ts';

/** A case for each path that a document has both HEAD and GET for. */
export function headCases(contract: Contract): Case[] {
  const operations = [...contract.spec.operations.values()];
  return operations.flatMap((head) => {
    const get = operations.find(({ path, method }) => path === head.path && method === 'GET');
    if (head.method !== 'HEAD' || !get) return [];
    const { id, title } = headAsGet;
    const run = (session: Session) => headAsGet.try(contract, session, { head, get });
    return [{ id: `${id}${head.path}`, title, law: id, writes: !isReading(contract, get), run }];
  });
}

/** A case for each law, and each kind of thing that it is about. */
export function lawCases(contract: Contract): Case[] {
  return resourcesOf(contract.spec).flatMap((resource) =>
    laws
      .filter((law) => law.concerns(resource, contract.spec))
      .map((law) => ({
        id: `${law.id}/${resource.name}`,
        title: law.title,
        law: law.id,
        ...(law.severity && { severity: law.severity }),
        ...(law.wfc && { wfc: law.wfc }),
        writes: true,
        // Others may list, too, and what they list must stay.
        alone: true,
        run: (session) => law.try({ contract, session, resource }),
      })),
  );
}
