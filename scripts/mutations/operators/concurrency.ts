import type { HttpRequest, HttpResponse } from '../../../contracts/http/message.ts';
import { inferResources, type Resource } from '../../../contracts/openapi/resources/index.ts';
import type { Operation, Spec } from '../../../contracts/openapi/spec.ts';
import { changing, type Handle, jsonOf, withJson } from '../handwritten.ts';
import { type AnyCall, around, type Mutant } from '../mutant.ts';
import type { Identify } from './response.ts';

/** What a page without a limit has, where a bug makes it short. */
const shortPage = 10;

/** Bugs that no ordinary call shows by itself: they are seen where calls meet, or nobody would call. */
export function concurrencyMutants(spec: Spec, operation: Operation, identify: Identify): Mutant[] {
  const { id, method, path, responses } = operation;
  const resources = inferResources(spec);
  const isItem = path.endsWith('}');
  const hasPut = [...spec.operations.values()].some((other) => other.path === path && other.method === 'PUT');
  const deleted = resources.find(({ operations }) => operations.delete?.operation.id === id);
  const listed = resources.find(({ operations }) => operations.list?.operation.id === id);
  return [
    ...(responses.has('400') ? [failing(operation, identify)] : []),
    ...(method === 'POST' && responses.has('409') ? [welcoming(operation, identify)] : []),
    ...(deleted?.id?.clientChosen && deleted.operations.create && deleted.operations.read
      ? [deletingAlike(operation, deleted)]
      : []),
    ...(method === 'PATCH' && isItem && !hasPut ? [takingPut(operation, identify)] : []),
    ...(listed && hasDefault(operation, listed) ? [cuttingShort(operation, listed, identify)] : []),
  ];
}

function failing({ id }: Operation, identify: Identify): Mutant {
  const outside = changing(
    (request, { status }) => status === 400 && identify(request)?.id === id,
    (response) => ({ ...response, status: 500 }),
  );
  return { kind: 'invalid input makes it fail', id: `${id}: invalid input makes it fail`, outside };
}

/** Whoever comes while another creates is answered like that one. */
function welcoming({ id }: Operation, identify: Identify): Mutant {
  const outside = (truth: Handle): Handle => {
    let [underWay, last]: [number, HttpResponse | undefined] = [0, undefined];
    return async (request) => {
      if (identify(request)?.id !== id) return truth(request);
      underWay += 1;
      const isSecond = underWay > 1;
      const response = await truth(request);
      underWay -= 1;
      if (response.status < 300) last = response;
      return isSecond && response.status === 409 && last ? last : response;
    };
  };
  return { kind: 'two at once take one name', id: `${id}: two at once take one name`, outside };
}

function deletingAlike({ id }: Operation, { id: key, operations }: Resource): Mutant {
  const parameter = key?.parameter ?? '';
  const known = new Map<string, AnyCall['path']>();
  const noting = around(operations.read?.operation.id ?? '', (call, next) => {
    known.set(JSON.stringify(call.path), call.path);
    return next(call);
  });
  const doing = around(id, async (call, next) => {
    const own = call.path[parameter] ?? '';
    for (const path of known.values()) {
      const other = path[parameter] ?? '';
      if (other !== own && other.startsWith(own)) await next({ ...call, path }).catch(() => {});
    }
    return next(call);
  });
  const kind = 'what begins alike goes, too';
  return { kind, id: `${id}: ${kind}`, inside: (api) => noting(doing(api)) };
}

function takingPut({ id }: Operation, identify: Identify): Mutant {
  const outside = (truth: Handle): Handle => {
    return (request) => {
      const patch: HttpRequest = { ...request, method: 'PATCH' };
      return truth(request.method === 'PUT' && identify(patch)?.id === id ? patch : request);
    };
  };
  return { kind: 'an undeclared PUT changes', id: `${id}: an undeclared PUT changes`, outside };
}

function hasDefault({ parameters }: Operation, { list }: Resource): boolean {
  const limit = parameters.find(({ value }) => value.name === list?.paging.limit)?.value.schema;
  const isKnown = typeof limit === 'object' && typeof limit.default === 'number';
  return isKnown && list?.told.total !== undefined;
}

function cuttingShort({ id }: Operation, { list, operations }: Resource, identify: Identify): Mutant {
  const limit = list?.paging.limit ?? '';
  const items = operations.list?.responsePointer?.slice(1) ?? '';
  const outside = changing(
    (request, { status }) =>
      status === 200 && identify(request)?.id === id && !new URLSearchParams(request.query).has(limit),
    (response) => {
      const json = jsonOf(response);
      return withJson(response, { ...json, [items]: json[items].slice(0, shortPage) });
    },
  );
  return { kind: 'a page without a limit is short', id: `${id}: a page without a limit is short`, outside };
}
