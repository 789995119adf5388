import { headerOf } from '../../../../contracts/http/message.ts';
import { jsonOf, withJson } from '../../http-message-helpers.ts';
import { answeredWith, succeeded } from '../../match-and-change-calls.ts';
import type { Handle, HandwrittenMutant } from '../../mutant.ts';
import { isTaskCreate, isTaskDelete, isTaskList, isTaskRead } from './call-matchers.ts';

/** The tasks of a project. */
export const nested: readonly HandwrittenMutant[] = [
  {
    killedBy: 'unknown-id-refused',
    during: 'parent-isolation',
    id: 'a task is found in every project',
    mutate: findInAnyProject,
  },
  {
    killedBy: 'parent-isolation',
    id: 'a list has the tasks of another project, too',
    mutate: listFirstProject,
  },
  { killedBy: 'stateful', id: 'a deletion also deletes the tasks before it', mutate: deletePrevious },
];

function findInAnyProject(handle: Handle): Handle {
  const locations = new Map<string, string>();
  return async (request) => {
    const response = await handle(request);
    const location = headerOf(response.headers, 'location') ?? '';
    if (isTaskCreate(request)) locations.set(location.split('/').at(-1) ?? '', location);
    const path = locations.get(request.path.split('/').at(-1) ?? '');
    return answeredWith(404, isTaskRead)(request, response) && path ? handle({ ...request, path }) : response;
  };
}

/** Lists the tasks of the first project that has any, too. */
function listFirstProject(handle: Handle): Handle {
  let first: string | undefined;
  return async (request) => {
    const response = await handle(request);
    if (answeredWith(201, isTaskCreate)(request, response)) first ??= request.path;
    if (!succeeded(isTaskList)(request, response) || !first || first === request.path) return response;
    const more = jsonOf(await handle({ ...request, path: first })).tasks ?? [];
    const { tasks: own, ...rest } = jsonOf(response);
    return withJson(response, { ...rest, tasks: [...own, ...more], total: own.length + more.length });
  };
}

function deletePrevious(handle: Handle): Handle {
  return async (request) => {
    const response = await handle(request);
    if (!succeeded(isTaskDelete)(request, response)) return response;
    const [collection = '', id] = request.path.split(/\/(?=\d+$)/);
    for (const less of [1, 2, 3]) await handle({ ...request, path: `${collection}/${Number(id) - less}` });
    return response;
  };
}
