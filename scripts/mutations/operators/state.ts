import type { Operation } from '../../../contracts/openapi/spec.ts';
import type { Reply } from '../../../mock/core/operation-types.ts';
import type { AnyApi, Mutant } from '../mutant.ts';
import { type CallHandler, type HandlerCall, replyOf, wrapHandler } from './wrap-handler.ts';

type Change = (call: HandlerCall, next: CallHandler) => Promise<Reply>;

/** Wrong effects on what is stored. */
export function stateMutants(operation: Operation, operations: readonly Operation[]): Mutant[] {
  const { id, method, path, responses } = operation;
  const isItem = path.endsWith('}');
  const mutant = (operator: string, createChange: () => Change): Mutant => ({
    operator,
    id: `${id}: ${operator}`,
    mutateApi: (api) => wrapHandler(id, createChange())(api),
  });
  return [
    ...(isItem && responses.has('404') ? [mutant('a missing item is found', repeatSuccess(404))] : []),
    ...(responses.has('409') ? [mutant('a conflict succeeds', repeatSuccess(409))] : []),
    ...(method === 'DELETE'
      ? [
          mutant('only the first call has an effect', repeatFirst),
          applyToOthers(operation, operations, 'another item is deleted, too'),
        ]
      : []),
    ...(method === 'GET' && isItem
      ? [
          mutant('the first response is repeated', repeatFirstOfItem),
          mutant('another item is returned', returnOther),
        ]
      : []),
    ...(['PATCH', 'PUT', 'POST'].includes(method) && path.includes('{')
      ? [applyToOthers(operation, operations, 'another item is written, too')]
      : []),
  ];
}

const isSuccess = ({ status }: Reply) => status < 300;

/** In place of one kind of rejection it repeats the last success. */
function repeatSuccess(status: number): () => Change {
  return () => {
    let last: Reply | undefined;
    return async (call, next) => {
      const reply = await replyOf(next(call));
      if (isSuccess(reply)) last = reply;
      return reply.status === status && last ? last : reply;
    };
  };
}

function repeatFirst(): Change {
  let first: Reply | undefined;
  return async (call, next) => {
    if (first) return first;
    const reply = await next(call);
    if (isSuccess(reply)) first = reply;
    return reply;
  };
}

function repeatFirstOfItem(): Change {
  const seen = new Map<string, Reply>();
  return async (call, next) => {
    const key = JSON.stringify(call.path);
    const reply = seen.get(key) ?? (await next(call));
    if (isSuccess(reply)) seen.set(key, reply);
    return reply;
  };
}

function returnOther(): Change {
  const seen = new Map<string, Reply>();
  return async (call, next) => {
    const reply = await next(call);
    const key = JSON.stringify(call.path);
    const other = [...seen].find(([known]) => known !== key)?.[1];
    if (isSuccess(reply)) seen.set(key, reply);
    return isSuccess(reply) && other ? other : reply;
  };
}

/** Applies a call to other items, too: to those that an operation of the same path has read. */
function applyToOthers(operation: Operation, operations: readonly Operation[], operator: string): Mutant {
  const prefix = operation.path.slice(0, operation.path.lastIndexOf('}') + 1);
  const reads = operations.filter(
    ({ path, method, id }) => path.startsWith(prefix) && method === 'GET' && id !== operation.id,
  );
  const mutateApi = (api: AnyApi) => {
    const known = new Map<string, HandlerCall['path']>();
    const note: Change = async (call, next) => {
      const reply = await next(call);
      if (isSuccess(reply)) known.set(JSON.stringify(call.path), call.path);
      return reply;
    };
    const apply: Change = async (call, next) => {
      const reply = await next(call);
      const others = [...known].filter(([key]) => key !== JSON.stringify(call.path));
      for (const [, path] of isSuccess(reply) ? others : [])
        await replyOf(next({ ...call, path: { ...call.path, ...path } }));
      return reply;
    };
    const noting = reads.reduce((changed, { id }) => wrapHandler(id, note)(changed), api);
    return wrapHandler(operation.id, apply)(noting);
  };
  return { operator, id: `${operation.id}: ${operator}`, mutateApi };
}
