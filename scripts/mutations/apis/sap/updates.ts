import { noBody } from '../../../../contracts/http/message.ts';
import { jsonOf } from '../../http-message-helpers.ts';
import { changeResponse, succeeded } from '../../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../../mutant.ts';
import { isUpdate, rejected } from './call-matchers.ts';

/** What an update accepts and does. */
export const updates: readonly HandwrittenMutant[] = [
  {
    killedBy: 'sap/patch-replaces-credential',
    id: 'an update must be a merge patch',
    mutate: changeResponse(
      (request) => isUpdate(request) && request.headers['content-type'] === 'application/json',
      rejected(400),
    ),
  },
  {
    killedBy: 'sap/patch-replaces-credential',
    id: 'an updated secret is deleted',
    mutate: (handle) => async (request) => {
      const response = await handle(request);
      if (succeeded(isUpdate)(request, response))
        await handle({ ...request, method: 'DELETE', body: noBody });
      return response;
    },
  },
  {
    killedBy: 'sap/patch-cannot-rename',
    id: 'an update with another name is rejected',
    mutate: changeResponse(
      (request) => isUpdate(request) && String(jsonOf(request).name).includes('renamed'),
      rejected(400),
    ),
  },
];
