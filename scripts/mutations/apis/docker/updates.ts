import { type HttpRequest, noBody } from '../../../../contracts/http/message.ts';
import { type Json, jsonOf, withoutBody } from '../../http-message-helpers.ts';
import { changeRequest, changeResponse } from '../../match-and-change-calls.ts';
import type { Handle, HandwrittenMutant } from '../../mutant.ts';
import { isUpdate, withLabels } from './call-matchers.ts';

/** What an update changes. */
export const updates: readonly HandwrittenMutant[] = [
  {
    killedBy: 'docker/stale-version',
    id: 'the last writer wins, whatever version it read',
    mutate: changeRequest(isUpdate, async (request, handle) => {
      if (!request.query.includes('version=')) return request;
      const current = await currentSecret(request, handle);
      return { ...request, query: `version=${current.Version?.Index ?? 0}` };
    }),
  },
  {
    killedBy: 'docker/only-labels-change',
    id: 'new labels are merged into the old ones',
    mutate: changeRequest(isUpdate, async (request, handle) => {
      const { Spec } = await currentSecret(request, handle);
      const old = Object.entries<string>(Spec?.Labels ?? {});
      return withLabels(request, (labels) => [...old, ...labels]);
    }),
  },
  {
    killedBy: 'docker/only-labels-change',
    id: 'another name is accepted and ignored',
    mutate: changeResponse(
      (request, { body }) => isUpdate(request) && body.includes('only updates to Labels'),
      (response) => withoutBody(response, 200),
    ),
  },
];

/** The secret that an update is about; an empty object where there is none. */
async function currentSecret(update: HttpRequest, handle: Handle): Promise<Json> {
  const path = update.path.replace(/\/update$/, '');
  return jsonOf(await handle({ ...update, method: 'GET', path, query: '', body: noBody }));
}
