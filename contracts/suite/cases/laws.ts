import { headAsGet } from '../../checks/head-as-get.ts';
import { laws } from '../../checks/laws.ts';
import type { Resource } from '../../spec/resources/index.ts';
import { type Place, parametersAt, placeOf } from '../any/place.ts';
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

/**
 * The same contract, but that all of a resource's items are created, and listed, in one place: each sample of what is in
 * something else may come with a new one of that.
 */
function inOnePlace(contract: Contract, { operations, scope }: Resource): Contract {
  if (scope.length === 0) return contract;
  let place: Place | undefined;
  const here = [operations.create, operations.list].map((one) => one?.operation);
  return {
    ...contract,
    async sample(session, operationId) {
      const input = await contract.sample(session, operationId);
      const operation = here.find((one) => one?.id === operationId);
      if (!operation) return input;
      place ??= placeOf(operation.path, input.path ?? {});
      return { ...input, path: { ...input.path, ...parametersAt(operation.path, place) } };
    },
  };
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
        run: (session) => law.try({ contract: inOnePlace(contract, resource), session, resource }),
      })),
  );
}
