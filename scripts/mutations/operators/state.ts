import type { Operation } from '../../../contracts/openapi/spec.ts';
import type { Reply } from '../../../mock/core/operation.ts';
import { Refusal } from '../../../mock/core/refusal.ts';
import { type AnyApi, type AnyCall, around, type Mutant } from '../mutant.ts';

/** Bugs in what an operation does, or remembers. */
export function stateMutants(operation: Operation, operations: readonly Operation[]): Mutant[] {
  const { method, path } = operation;
  const isItem = path.endsWith('}');
  return [
    ...(isItem && operation.responses.has('404')
      ? [answeringAgain(operation, 'what is missing is there', [404])]
      : []),
    ...(operation.responses.has('409') ? [answeringAgain(operation, 'a conflict goes well', [409])] : []),
    ...(method === 'DELETE'
      ? [doingNothing(operation), onAnother(operation, operations, 'another one goes, too')]
      : []),
    ...(method === 'GET' && isItem ? [remembering(operation), mixingUp(operation)] : []),
    ...(['PATCH', 'PUT', 'POST'].includes(method) && path.includes('{')
      ? [onAnother(operation, operations, 'another one is written, too')]
      : []),
  ];
}

/** In place of some refusals it gives the last answer of success again. */
function answeringAgain({ id }: Operation, says: string, statuses: readonly number[]): Mutant {
  let last: Reply | undefined;
  const inside = around(id, async (call, next) => {
    const reply = await refusalAsReply(next(call));
    if (reply.status < 300) last = reply;
    return statuses.includes(reply.status) && last ? last : reply;
  });
  return { kind: says, id: `${id}: ${says}`, inside };
}

function doingNothing({ id }: Operation): Mutant {
  let last: Reply | undefined;
  const inside = around(id, async (call, next) => {
    if (last) return last;
    const reply = await next(call);
    if (reply.status < 300) last = reply;
    return reply;
  });
  return {
    kind: 'only the first call has an effect',
    id: `${id}: only the first call has an effect`,
    inside,
  };
}

function remembering({ id }: Operation): Mutant {
  const seen = new Map<string, Reply>();
  const inside = around(id, async (call, next) => {
    const key = JSON.stringify(call.path);
    const reply = seen.get(key) ?? (await next(call));
    if (reply.status < 300) seen.set(key, reply);
    return reply;
  });
  return {
    kind: 'the first answer is given for good',
    id: `${id}: the first answer is given for good`,
    inside,
  };
}

function mixingUp({ id }: Operation): Mutant {
  const seen = new Map<string, Reply>();
  const inside = around(id, async (call, next) => {
    const reply = await next(call);
    const key = JSON.stringify(call.path);
    const other = [...seen].find(([known]) => known !== key)?.[1];
    if (reply.status < 300) seen.set(key, reply);
    return reply.status < 300 && other ? other : reply;
  });
  return { kind: 'another one is answered', id: `${id}: another one is answered`, inside };
}

/** Does what it does to the others, too: those that some operation of the same path answered for. */
function onAnother(operation: Operation, operations: readonly Operation[], says: string): Mutant {
  const known = new Map<string, AnyCall['path']>();
  const prefix = operation.path.slice(0, operation.path.lastIndexOf('}') + 1);
  const noting = operations
    .filter(({ path, method, id }) => path.startsWith(prefix) && method === 'GET' && id !== operation.id)
    .map(({ id }) =>
      around(id, async (call, next) => {
        const reply = await next(call);
        if (reply.status < 300) known.set(JSON.stringify(call.path), call.path);
        return reply;
      }),
    );
  const doing = around(operation.id, async (call, next) => {
    const reply = await next(call);
    const own = JSON.stringify(call.path);
    const others = [...known].filter(([key]) => key !== own);
    for (const [, path] of reply.status < 300 ? others : [])
      await refusalAsReply(next({ ...call, path: { ...call.path, ...path } }));
    return reply;
  });
  const inside = (api: AnyApi) => [doing, ...noting].reduce((changed, change) => change(changed), api);
  return { kind: says, id: `${operation.id}: ${says}`, inside };
}

/** Strangers are let in as whoever was let in last. */
export function openDoor({ id }: Operation): Mutant {
  let last: unknown;
  const inside = (api: AnyApi): AnyApi => {
    const { authenticate } = api;
    if (!authenticate) return api;
    return {
      ...api,
      async authenticate(exchange) {
        try {
          last = await authenticate(exchange);
          return last;
        } catch (error) {
          if (exchange.operation?.id !== id) throw error;
          return last;
        }
      },
    };
  };
  return { kind: 'strangers are let in', id: `${id}: strangers are let in`, inside };
}

async function refusalAsReply(reply: Promise<Reply>): Promise<Reply> {
  try {
    return await reply;
  } catch (error) {
    if (error instanceof Refusal) return error.reply;
    throw error;
  }
}
