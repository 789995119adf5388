import type { HttpRequest } from '../../../contracts/http/message.ts';
import { inferResources, type Resource } from '../../../contracts/openapi/resources/index.ts';
import type { Operation, Spec } from '../../../contracts/openapi/spec.ts';
import { withStatus } from '../http-message-helpers.ts';
import { answeredWith, changeJson, changeResponse, type RequestMatcher } from '../match-and-change-calls.ts';
import type { AnyApi, Mutant, Mutate } from '../mutant.ts';
import { acceptConcurrent } from '../stateful-changes.ts';
import type { Identify } from './response.ts';
import { type HandlerCall, wrapHandler } from './wrap-handler.ts';

/** Bugs that show only with concurrent calls, similar ids, undeclared methods or long lists. */
export function edgeCaseMutants(spec: Spec, operation: Operation, identify: Identify): Mutant[] {
  const { id, method, path, responses } = operation;
  const resources = inferResources(spec);
  const matches: RequestMatcher = (request) => identify(request)?.id === id;
  const hasPut = [...spec.operations.values()].some((other) => other.path === path && other.method === 'PUT');
  const deleted = resources.find(({ operations }) => operations.delete?.operation.id === id);
  const listed = resources.find(({ operations }) => operations.list?.operation.id === id);
  const mutant = (operator: string, mutate: Mutate): Mutant => ({
    operator,
    id: `${id}: ${operator}`,
    mutate,
  });
  return [
    ...(responses.has('400')
      ? [
          {
            ...mutant('invalid input is a 500', changeResponse(answeredWith(400, matches), withStatus(500))),
            conditional: true as const,
          },
        ]
      : []),
    ...(method === 'POST' && responses.has('409')
      ? [mutant('two concurrent creations get one name', acceptConcurrent(matches))]
      : []),
    ...(deleted?.id?.clientChosen && deleted.operations.create && deleted.operations.read
      ? [deleteLongerIds(operation, deleted)]
      : []),
    ...(method === 'PATCH' && path.endsWith('}') && !hasPut
      ? [mutant('an undeclared PUT succeeds', acceptPut(matches))]
      : []),
    ...(listed && hasDefaultLimit(operation, listed)
      ? [mutant('a page without a limit is short', shortenPages(listed, matches))]
      : []),
  ];
}

function deleteLongerIds({ id }: Operation, { id: key, operations }: Resource): Mutant {
  const parameter = key?.parameter ?? '';
  const operator = 'items with a longer id are deleted, too';
  const mutateApi = (api: AnyApi) => {
    const known = new Map<string, HandlerCall['path']>();
    const noting = wrapHandler(operations.read?.operation.id ?? '', (call, next) => {
      known.set(JSON.stringify(call.path), call.path);
      return next(call);
    });
    const deleting = wrapHandler(id, async (call, next) => {
      const own = call.path[parameter] ?? '';
      for (const path of known.values()) {
        const other = path[parameter] ?? '';
        if (other !== own && other.startsWith(own)) await next({ ...call, path }).catch(() => {});
      }
      return next(call);
    });
    return noting(deleting(api));
  };
  return { operator, id: `${id}: ${operator}`, mutateApi };
}

/** Treats PUT like PATCH. */
function acceptPut(isPatch: RequestMatcher): Mutate {
  return (handle) => (request) => {
    const patch: HttpRequest = { ...request, method: 'PATCH' };
    return handle(request.method === 'PUT' && isPatch(patch) ? patch : request);
  };
}

function hasDefaultLimit({ parameters }: Operation, { list }: Resource): boolean {
  const limit = parameters.find(({ value }) => value.name === list?.paging.limit)?.value.schema;
  const isKnown = typeof limit === 'object' && typeof limit.default === 'number';
  return isKnown && list?.totals.total !== undefined;
}

const shortPage = 10;

function shortenPages({ list, operations }: Resource, matches: RequestMatcher): Mutate {
  const limit = list?.paging.limit ?? '';
  const items = operations.list?.responsePointer?.slice(1) ?? '';
  return changeJson(
    (request, { status }) =>
      status === 200 && matches(request) && !new URLSearchParams(request.query).has(limit),
    (json) => ({ ...json, [items]: json[items].slice(0, shortPage) }),
  );
}
