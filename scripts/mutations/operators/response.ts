import { type HttpRequest, type HttpResponse, headerOf } from '../../../contracts/http/message.ts';
import { createRouter } from '../../../contracts/openapi/router.ts';
import type { Operation, Spec } from '../../../contracts/openapi/spec.ts';
import { type Json, jsonOf, withHeaders, withJson, withStatus } from '../http-message-helpers.ts';
import { type CallMatcher, changeResponse, succeeded } from '../match-and-change-calls.ts';
import type { AnyApi, Mutant } from '../mutant.ts';
import { changeEach, changeItems, changeMember, without } from './item-change-helpers.ts';
import { responseShape, returnsList, takesSecret } from './read-body-shapes.ts';

/** Finds the operation that a request calls. */
export type Identify = (request: HttpRequest) => Operation | undefined;

export function identifier({ spec, enter }: AnyApi): Identify {
  const router = createRouter(spec.operations.values());
  return (request) => {
    const entry = enter(request);
    return 'status' in entry ? undefined : router(request.method, entry.segments)?.operation;
  };
}

/** Wrong responses to calls that succeed. */
export function responseMutants(spec: Spec, operation: Operation, identify: Identify): Mutant[] {
  const { id, responses } = operation;
  const matches = succeeded((request) => identify(request)?.id === id);
  const mutant = (
    operator: string,
    change: (response: HttpResponse, request: HttpRequest) => HttpResponse,
  ): Mutant => ({ operator, id: `${id}: ${operator}`, mutate: changeResponse(matches, change) });
  const hasJson = responses.get('200')?.value.content?.['application/json'] !== undefined;
  return [
    mutant('a success is 203', withStatus(203)),
    mutant('a success is 500', withStatus(500)),
    ...jsonMutants(spec, operation, matches),
    ...(hasJson ? bodyChanges.map(([operator, change]) => mutant(operator, change)) : []),
    ...(takesSecret(spec.document, operation) ? [mutant('a header has the request body', echoInHeader)] : []),
  ];
}

const bodyChanges: readonly [operator: string, change: (response: HttpResponse) => HttpResponse][] = [
  ['JSON is sent as text', (response) => withHeaders(response, { 'Content-Type': 'text/plain' })],
  ['the body is empty', (response) => ({ ...response, body: '' })],
  ['the body is truncated', (response) => ({ ...response, body: response.body.toString().slice(0, -2) })],
];

function echoInHeader(response: HttpResponse, { body }: HttpRequest): HttpResponse {
  return withHeaders(response, { 'X-Debug': body.toString('latin1').replace(/[^ -~]/g, '') });
}

function jsonMutants(spec: Spec, operation: Operation, matches: CallMatcher): Mutant[] {
  const { properties, required } = responseShape(spec.document, operation);
  const isList = returnsList(spec.document, operation);
  const mutant = (operator: string, change: (json: Json) => unknown, member = 'a field'): Mutant => ({
    operator,
    id: `${operation.id}: ${operator.replace('a field', member)}`,
    conditional: true,
    mutate: changeResponse(matches, (response) =>
      isJson(response) ? withJson(response, change(jsonOf(response))) : response,
    ),
  });
  return [
    ...Object.keys(properties).flatMap((name) => [
      ...(required.includes(name)
        ? [mutant('a field is missing', changeEach(isList, without(name)), name)]
        : []),
      mutant(
        'a field has another type',
        changeEach(
          isList,
          changeMember(name, (value) => [value]),
        ),
        name,
      ),
      mutant('a field has another value', changeEach(isList, changeMember(name, another)), name),
    ]),
    ...(isList ? listChanges.map(([operator, change]) => mutant(operator, change)) : []),
  ];
}

const listChanges: readonly [operator: string, change: (json: Json) => unknown][] = [
  ['the first item is left out', (json) => changeItems(json, (items) => items.slice(1))],
  ['the last item is left out', (json) => changeItems(json, (items) => items.slice(0, -1))],
  ['the first item is repeated', (json) => changeItems(json, (items) => [...items.slice(0, 1), ...items])],
  ['the list is empty', (json) => changeItems(json, () => [])],
];

/** Another value of the same type, as near as possible. */
function another(value: Json): unknown {
  if (value === null) return null;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return anotherText(value);
  if (Array.isArray(value)) return value.slice(1);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, another(inner)]));
}

function anotherText(text: string): string {
  const time = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(time)) return text.replace(/^\d{4}/, (year) => String(Number(year) - 1));
  return withOtherEnd(text);
}

/** Another text of the same length, and mostly of the same form. */
export function withOtherEnd(text: string): string {
  return `${text.slice(0, -1)}${text.endsWith('a') ? 'b' : 'a'}`;
}

export function isJson(response: HttpResponse): boolean {
  return (headerOf(response.headers, 'content-type') ?? '').startsWith('application/json');
}
