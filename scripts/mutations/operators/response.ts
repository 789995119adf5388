import type { HttpRequest, HttpResponse } from '../../../contracts/http/message.ts';
import { headerOf } from '../../../contracts/http/message.ts';
import { createRouter } from '../../../contracts/openapi/router.ts';
import type { Operation, Spec } from '../../../contracts/openapi/spec.ts';
import { changing, jsonOf, withHeaders, withJson } from '../handwritten.ts';
import type { AnyApi, Mutant } from '../mutant.ts';
import { answerShape, answersList, takesSecret } from './shapes.ts';

type Item = Record<string, unknown>;

/** Finds the operation that a request calls. */
export type Identify = (request: HttpRequest) => Operation | undefined;

/** How a vendor's requests are told apart from outside. */
export function identifier({ spec, enter }: AnyApi): Identify {
  const router = createRouter(spec.operations.values());
  return (request) => {
    const entry = enter(request);
    return 'status' in entry ? undefined : router(request.method, entry.segments)?.operation;
  };
}

/** Bugs in what an operation answers when all went well. */
export function responseMutants(spec: Spec, operation: Operation, identify: Identify): Mutant[] {
  const { id } = operation;
  const answered = (change: (response: HttpResponse, request: HttpRequest) => HttpResponse) =>
    changing((request, { status }) => status < 300 && identify(request)?.id === id, change);
  const wrongly = (
    says: string,
    change: (response: HttpResponse, request: HttpRequest) => HttpResponse,
    kind = says,
  ) => ({ kind, id: `${id}: ${says}`, outside: answered(change) });
  return [
    wrongly('a success is 203', (response) => ({ ...response, status: 203 })),
    wrongly('a success is 500', (response) => ({ ...response, status: 500 })),
    ...bugsOfJson(spec, operation).map(([kind, change, name]) =>
      wrongly(
        name === undefined ? kind : kind.replace('a field', name),
        (response) => (isJson(response) ? withJson(response, change(jsonOf(response))) : response),
        kind,
      ),
    ),
    ...(operation.responses.get('200')?.value.content?.['application/json']
      ? [
          wrongly('JSON goes as text', (response) => withHeaders(response, { 'Content-Type': 'text/plain' })),
          wrongly('the body is empty', (response) => ({ ...response, body: '' })),
          wrongly('the body ends too early', (response) => ({
            ...response,
            body: response.body.toString().slice(0, -2),
          })),
        ]
      : []),
    ...(takesSecret(spec.document, operation)
      ? [
          wrongly('what was sent is in a header', (response, request) =>
            withHeaders(response, { 'X-Debug': request.body.toString('latin1').replace(/[^ -~]/g, '') }),
          ),
        ]
      : []),
  ];
}

// biome-ignore lint/suspicious/noExplicitAny: the JSON is whatever the operation answers.
type Change = (json: any) => unknown;

type Bug = [kind: string, change: Change, field?: string];

function bugsOfJson(spec: Spec, operation: Operation): Bug[] {
  const { properties, required } = answerShape(spec.document, operation);
  const isList = answersList(spec.document, operation);
  const inItems = (change: (item: Item) => Item) => (json: unknown) =>
    isList ? withItems(json, (items) => items.map(change)) : withRecord(json as Item, change);
  const fields = Object.keys(properties).flatMap((name): Bug[] => [
    ...(required.includes(name) ? [['a field is missing', inItems(without(name)), name] satisfies Bug] : []),
    ['a field is of another type', inItems(changed(name, (value) => [value])), name],
    ['a field has another value', inItems(changed(name, another)), name],
  ]);
  return isList ? [...fields, ...bugsOfLists] : fields;
}

const bugsOfLists: Bug[] = [
  ['the first is left out', (json) => withItems(json, (items) => items.slice(1))],
  ['the last is left out', (json) => withItems(json, (items) => items.slice(0, -1))],
  ['the first is there twice', (json) => withItems(json, (items) => [...items.slice(0, 1), ...items])],
  ['nothing is there', (json) => withItems(json, () => [])],
];

/** A list's JSON with other items, wherever it has them. */
function withItems(json: unknown, change: (items: Item[]) => Item[]): unknown {
  if (Array.isArray(json)) return change(json);
  const entries = Object.entries(json as Item);
  const at = entries.findIndex(
    ([, value]) => Array.isArray(value) && value.every((one) => typeof one === 'object'),
  );
  return Object.fromEntries(
    entries.map(([name, value], index) => [name, index === at ? change(value as Item[]) : value]),
  );
}

/** The one object that an envelope has, changed; or else the object itself. */
function withRecord(json: Item, change: (item: Item) => Item): Item {
  const [[name, inner] = ['', undefined], ...more] = Object.entries(json);
  const isEnvelope =
    more.length === 0 && inner !== null && typeof inner === 'object' && !Array.isArray(inner);
  return isEnvelope ? { [name]: change(inner as Item) } : change(json);
}

function without(name: string): (item: Item) => Item {
  return ({ [name]: _, ...others }) => others;
}

function changed(name: string, change: (value: unknown) => unknown): (item: Item) => Item {
  return (item) =>
    item[name] === undefined || item[name] === null ? item : { ...item, [name]: change(item[name]) };
}

/** Something else of the same type, as near as can be. */
function another(value: unknown): unknown {
  if (value === null) return null;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return anotherText(value);
  if (Array.isArray(value)) return value.slice(1);
  return Object.fromEntries(Object.entries(value as Item).map(([name, inner]) => [name, another(inner)]));
}

function anotherText(text: string): string {
  const time = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(time)) return text.replace(/^\d{4}/, (year) => String(Number(year) - 1));
  // The last letter: a text keeps its length, and mostly its form.
  const last = text.at(-1) ?? '';
  return `${text.slice(0, -1)}${last === 'a' ? 'b' : 'a'}`;
}

function isJson(response: HttpResponse): boolean {
  return (headerOf(response.headers, 'content-type') ?? '').startsWith('application/json');
}
