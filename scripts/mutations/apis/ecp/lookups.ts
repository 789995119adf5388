import { jsonOf } from '../../http-message-helpers.ts';
import { changeRequest, type RequestMatcher } from '../../match-and-change-calls.ts';
import type { HandwrittenMutant, Mutate } from '../../mutant.ts';
import { collection, isDelete, isRead, isUpdate, signed } from './call-matchers.ts';

const idLength = 32;

/** How a secret is addressed: by its ID alone. */
export const lookups: readonly HandwrittenMutant[] = [
  { killedBy: 'ecp/found-by-id-only', id: 'a read finds a secret by its name', mutate: findByName(isRead) },
  { id: 'an update finds a secret by its name', mutate: findByName(isUpdate) },
  { id: 'a deletion finds a secret by its name', mutate: findByName(isDelete) },
  {
    killedBy: 'ecp/found-by-id-only',
    id: 'an ID is compared case-insensitively',
    mutate: changeRequest(isRead, (request) => ({ ...request, path: request.path.toLowerCase() })),
  },
  {
    killedBy: 'ecp/found-by-id-only',
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
