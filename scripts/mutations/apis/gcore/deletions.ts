import { noBody } from '../../../../contracts/http/message.ts';
import { answeredWith, changeResponse } from '../../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../../mutant.ts';
import { deleted, isDelete } from './call-matchers.ts';

/** What a deletion removes and answers. */
export const deletions: readonly HandwrittenMutant[] = [
  {
    killedBy: 'life-cycle',
    id: 'a deletion has no effect',
    mutate: (handle) => async (request) => {
      if (!isDelete(request)) return handle(request);
      const read = await handle({ ...request, method: 'GET', body: noBody });
      return read.status === 200 ? deleted() : read;
    },
  },
  {
    killedBy: 'unknown-id-refused',
    id: 'a second deletion succeeds',
    mutate: changeResponse(answeredWith(404, isDelete), deleted),
  },
];
