import { jsonOf } from '../../http-message-helpers.ts';
import { answeredWith, changeResponse, succeeded } from '../../match-and-change-calls.ts';
import type { HandwrittenMutant, Mutate } from '../../mutant.ts';
import { acceptConcurrent } from '../../stateful-changes.ts';
import { created, isCreate, isDelete, isRead, rejected } from './call-matchers.ts';

/** What can be created, and when it is there. */
export const creations: readonly HandwrittenMutant[] = [
  {
    killedBy: 'sap/life-cycle',
    id: 'a created secret is not found',
    mutate: changeResponse(succeeded(isRead), rejected(404)),
  },
  {
    killedBy: 'sap/duplicate-names',
    id: 'a name can be taken twice',
    mutate: changeResponse(answeredWith(409, isCreate), created),
  },
  {
    killedBy: 'sap/duplicate-names',
    id: 'the name of a deleted secret stays taken',
    mutate: keepDeletedNames(),
  },
  {
    killedBy: 'concurrent-writes',
    id: 'two concurrent creations get one name',
    mutate: acceptConcurrent(isCreate),
  },
  {
    killedBy: 'sap/quota-limit',
    id: 'the quota is not enforced',
    mutate: changeResponse(
      (request, response) =>
        answeredWith(403, isCreate)(request, response) && response.body.includes('quota'),
      created,
    ),
  },
];

function keepDeletedNames(): Mutate {
  return (handle) => {
    const deleted = new Set<string>();
    return changeResponse((request, response) => {
      if (succeeded(isDelete)(request, response)) deleted.add(jsonOf(response).id);
      return succeeded(isCreate)(request, response) && deleted.has(jsonOf(request).name);
    }, rejected(409))(handle);
  };
}
