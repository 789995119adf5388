import type { Operation, Spec } from '../../../contracts/openapi/spec.ts';
import type { Json } from '../http-message-helpers.ts';
import type { AnyApi, Mutant } from '../mutant.ts';
import { changeRecord } from './item-change-helpers.ts';
import {
  allowsBeyondAscii,
  isSecret,
  keywordsOf,
  requestShape,
  responseShape,
  visibleNames,
} from './read-body-shapes.ts';
import { withOtherEnd } from './response.ts';
import { bodyOf, type HandlerCall, type MutateApi, replyOf, withBody, wrapHandler } from './wrap-handler.ts';

/** Fields that are not stored as they are sent. */
export function storageMutants(spec: Spec, operation: Operation): Mutant[] {
  const { document } = spec;
  const { properties, required } = requestShape(document, operation);
  const visible = visibleNames(document, spec.operations.values());
  const names = Object.keys(properties).filter(
    (name) => visible.has(name) && !isSecret(document, properties[name]),
  );
  const mutant = (operator: string, name: string, mutateApi: MutateApi): Mutant => ({
    operator,
    id: `${operation.id}: ${operator.replace('a field', name)}`,
    mutateApi,
  });
  const texts = names.filter((name) => keywordsOf(document, properties[name]).type === 'string');
  const unicode = names.filter((name) => allowsBeyondAscii(document, properties[name]));
  const read = readOf(spec, operation);
  const echoed = names.filter((name) => responseShape(document, operation).properties[name] !== undefined);
  return [
    ...names
      .filter((name) => !required.includes(name))
      .map((name) => mutant('a field is ignored', name, changeBody(operation, without(name)))),
    ...texts.map((name) =>
      mutant('a field is stored with another last letter', name, changeField(operation, name, misspelt)),
    ),
    ...unicode.flatMap((name) =>
      lossyEncodings.map(([what, encode]) =>
        mutant(`a field loses ${what}`, name, changeField(operation, name, everyText(encode))),
      ),
    ),
    ...(read ? echoed : []).map((name) =>
      mutant('a field is answered, but not stored', name, echoOnly(operation, read ?? operation, name)),
    ),
  ];
}

/** What a narrow column or encoding does to a text. */
const lossyEncodings: readonly [what: string, encode: (text: string) => string][] = [
  ['letters beyond ASCII', (text) => text.replace(/[\u0080-\u{10ffff}]/gu, '')],
  ['characters beyond 16 bits', (text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, '')],
];

type Body = Record<string, Json>;

/** Changes the JSON object that an operation's handler gets. */
function changeBody({ id }: Operation, change: (body: Body) => Body): MutateApi {
  return wrapHandler(id, (call, next) => {
    const body = bodyOf(call);
    return next(body ? withBody(call, change(body)) : call);
  });
}

function changeField(operation: Operation, name: string, change: (value: Json) => Json): MutateApi {
  return changeBody(operation, (body) => (name in body ? { ...body, [name]: change(body[name]) } : body));
}

function without(name: string): (body: Body) => Body {
  return ({ [name]: _, ...others }) => others;
}

function misspelt(value: Json): Json {
  return typeof value === 'string' && value.length > 1 ? withOtherEnd(value) : value;
}

/** Changes every text in a value, keys included. */
function everyText(change: (text: string) => string): (value: Json) => Json {
  const inside = (value: Json): Json => {
    if (typeof value === 'string') return change(value);
    if (Array.isArray(value)) return value.map(inside);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [change(name), inside(inner)]));
  };
  return inside;
}

/** The operation that reads what another one updates. */
function readOf({ operations }: Spec, { method, path }: Operation): Operation | undefined {
  if (!['PUT', 'PATCH', 'POST'].includes(method)) return undefined;
  return [...operations.values()].find(
    (other) => other.method === 'GET' && other.path === path && path.endsWith('}'),
  );
}

/** An update stores the old value of a field, and answers with the new one. */
function echoOnly({ id }: Operation, read: Operation, name: string): MutateApi {
  return (api: AnyApi) =>
    wrapHandler(id, async (call, next) => {
      const body = bodyOf(call);
      if (!body || !(name in body)) return next(call);
      const old = await memberOf(api, read, call, name);
      const reply = await next(
        withBody(call, old === undefined ? without(name)(body) : { ...body, [name]: old }),
      );
      const isObject = reply.body !== null && typeof reply.body === 'object';
      if (reply.status >= 300 || !isObject) return reply;
      return {
        ...reply,
        body: changeRecord(reply.body as Body, (item) => ({ ...item, [name]: body[name] })),
      };
    })(api);
}

/** What an item has for a member; `undefined` where it cannot be read. */
async function memberOf(
  { handlers }: AnyApi,
  { id }: Operation,
  call: HandlerCall,
  name: string,
): Promise<Json> {
  const handler = handlers[id] as
    | ((call: HandlerCall) => Promise<{ status: number; body?: Json }>)
    | undefined;
  if (!handler) return undefined;
  const read = { ...call, query: {}, body: undefined };
  const { status, body } = await replyOf((async () => handler(read))());
  if (status >= 300 || !body) return undefined;
  let value: Json;
  changeRecord(body, (item) => {
    value = item[name];
    return item;
  });
  return value;
}
