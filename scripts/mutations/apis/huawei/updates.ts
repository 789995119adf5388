import { type CallMatcher, succeeded } from '../../match-and-change-calls.ts';
import type { HandwrittenMutant, Mutate } from '../../mutant.ts';
import { changePart, isRead, isUpdate, setMembers } from './call-matchers.ts';

const isReadOrUpdate: CallMatcher = succeeded((request) => isRead(request) || isUpdate(request));

/** What an update changes. */
export const updates: readonly HandwrittenMutant[] = [
  {
    killedBy: 'huawei/others-untouched',
    id: 'an update also changes the secret that was read last',
    mutate: updateLastRead(),
  },
  {
    killedBy: 'huawei/metadata-updates',
    id: 'an update without a description empties it',
    mutate: setMembers(isUpdate, (changes) => ({ description: '', ...changes })),
  },
  {
    killedBy: 'huawei/metadata-updates',
    id: 'update_time is the time of creation',
    mutate: changePart(isReadOrUpdate, 'secret', ({ create_time }) => ({ update_time: create_time })),
  },
  {
    killedBy: 'huawei/metadata-updates',
    id: 'a changed description is ignored',
    mutate: setMembers(isUpdate, () => ({ description: undefined })),
  },
];

function updateLastRead(): Mutate {
  return (handle) => {
    let path = '';
    return async (request) => {
      const response = await handle(request);
      if (succeeded(isRead)(request, response)) path = request.path;
      if (succeeded(isUpdate)(request, response) && path !== request.path) await handle({ ...request, path });
      return response;
    };
  };
}
