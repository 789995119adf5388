import type { Resource } from '../../openapi/resources/index.ts';
import type { Contract } from '../contract.ts';
import type { Session } from '../engine/session.ts';
import { resourcesOf } from '../fixtures/created-resources.ts';
import { type ItemLocation, locationOf, parametersAt } from '../fixtures/item-location.ts';
import type { Case } from '../plan.ts';
import { headMatchesGet } from '../properties/head-matches-get.ts';
import { properties } from '../properties/index.ts';
import { isReading } from './coverage.ts';

/** A case for each path that a document has both HEAD and GET for. */
export function headCases(contract: Contract): Case[] {
  const operations = [...contract.spec.operations.values()];
  return operations.flatMap((head) => {
    const get = operations.find(({ path, method }) => path === head.path && method === 'GET');
    if (head.method !== 'HEAD' || !get) return [];
    const { id, title } = headMatchesGet;
    const run = (session: Session) => headMatchesGet.run(contract, session, { head, get });
    return [{ id: `${id}${head.path}`, title, check: id, writes: !isReading(contract, get), run }];
  });
}

/**
 * The same contract, but that all of a resource's items are created, and listed, in one place: each sample of what is in
 * something else may come with a new one of that.
 */
function inOnePlace(contract: Contract, { operations, scope }: Resource): Contract {
  if (scope.length === 0) return contract;
  let place: ItemLocation | undefined;
  const here = [operations.create, operations.list].map((one) => one?.operation);
  return {
    ...contract,
    async sample(session, operationId) {
      const input = await contract.sample(session, operationId);
      const operation = here.find((one) => one?.id === operationId);
      if (!operation) return input;
      place ??= locationOf(operation.path, input.path ?? {});
      return { ...input, path: { ...input.path, ...parametersAt(operation.path, place) } };
    },
  };
}

/** A case for each law, and each kind of thing that it is about. */
export function propertyCases(contract: Contract): Case[] {
  return resourcesOf(contract.spec).flatMap((resource) =>
    properties
      .filter((property) => property.appliesTo(resource, contract.spec))
      .map((property) => ({
        id: `${property.id}/${resource.name}`,
        title: property.title,
        check: property.id,
        ...(property.severity && { severity: property.severity }),
        ...(property.wfc && { wfc: property.wfc }),
        writes: true,
        // Others may list, too, and what they list must stay.
        alone: true,
        run: (session) => property.run({ contract: inOnePlace(contract, resource), session, resource }),
      })),
  );
}
