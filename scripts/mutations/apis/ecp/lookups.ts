import { changeRequest, type RequestMatcher } from '../../changes.ts';
import { jsonOf } from '../../messages.ts';
import type { HandwrittenMutant, Mutate } from '../../mutant.ts';
import { collection, isDelete, isRead, isUpdate, signed } from './matchers.ts';

const idLength = 32;

/** How a secret is addressed: by its ID alone. */
export const lookups: readonly HandwrittenMutant[] = [
  { killedBy: 'ecp/unknown-ids', id: 'a read finds a secret by its name', mutate: findByName(isRead) },
  { id: 'an update finds a secret by its name', mutate: findByName(isUpdate) },
  { id: 'a deletion finds a secret by its name', mutate: findByName(isDelete) },
  {
    killedBy: 'ecp/unknown-ids',
    id: 'an ID is compared case-insensitively',
    mutate: changeRequest(isRead, (request) => ({ ...request, path: request.path.toLowerCase() })),
  },
  {
    killedBy: 'ecp/unknown-ids',
    id: 'what follows an ID is ignored',
    mutate: changeRequest(isRead, (request) => ({
      ...request,
      path: request.path.slice(0, collection.length + 1 + idLength),
    })),
  },
];

function findByName(matches: RequestMatcher): Mutate {
  return changeRequest(matches, async (request, handle) => {
    const name = request.path.slice(collection.length + 1);
    const search = { ...request, method: 'GET', path: collection, query: `searchString=${name}` };
    const [found] = jsonOf(await handle(signed(search))).ImagePullSecrets ?? [];
    return found?.name === name ? { ...request, path: `${collection}/${found.imagepullsecretID}` } : request;
  });
}
