import { escapeStep } from '../../../contracts/http/json-pointer.ts';
import type { Located, Parameter } from '../../../contracts/openapi/document.ts';
import type { InputViolation } from '../../../contracts/openapi/input-violation.ts';
import type { Operation, Spec } from '../../../contracts/openapi/spec.ts';
import type { Exchange } from '../../../mock/core/exchange.ts';
import type { Reply } from '../../../mock/core/operation-types.ts';
import { withQuery } from '../http-message-helpers.ts';
import type { AnyApi, Mutant } from '../mutant.ts';
import { keywordsOf, requestShape } from './read-body-shapes.ts';
import { bodyOf, type MutateApi, withBody, wrapHandler } from './wrap-handler.ts';

const json = 'application/json';

/** Missing validation of what an operation is sent, and ignored parameters. */
export function inputMutants(spec: Spec, operation: Operation): Mutant[] {
  const { id } = operation;
  const query = operation.parameters.filter(({ value }) => value.in === 'query');
  return [
    ...Object.keys(requestShape(spec.document, operation).properties).map((name) => ({
      operator: 'a field is not checked',
      id: `${id}: ${name} is not checked`,
      mutateApi: acceptInvalidMember(spec, operation, name),
    })),
    ...query.map(({ value: { name } }) => ({
      operator: 'a parameter is ignored',
      id: `${id}: ?${name} is ignored`,
      mutateApi: ignoreQueryParameter(id, name),
    })),
    // The schema of a parameter with JSON says nothing of what is wrong in the JSON.
    ...query
      .filter((parameter) => !hasJsonText(spec, parameter))
      .map((parameter) => ({
        operator: 'a parameter is not checked',
        id: `${id}: ?${parameter.value.name} is not checked`,
        mutateApi: acceptInvalidParameter(spec, operation, parameter),
      })),
  ];
}

/** Replaces an invalid member by the last valid one. */
function acceptInvalidMember(spec: Spec, operation: Operation, name: string): MutateApi {
  const { id, requestBody } = operation;
  const schema = requestBody && `${requestBody.pointer}/content/${escapeStep(json)}/schema`;
  return (api) => {
    let valid: Record<string, unknown> = {};
    const replace = ({ [name]: _, ...others }: Record<string, unknown>): Record<string, unknown> =>
      valid[name] === undefined ? others : { ...others, [name]: withFreshEnd(valid[name]) };
    const wrapped = wrapHandler(id, (call, next) => {
      const body = bodyOf(call);
      if (!body || !schema || !requestBody.value.content[json]?.schema) return next(call);
      const violation = spec.validators.json(schema)(body);
      if (!violation) valid = body;
      const isConcerned = violation && isAbout(violation.pointer, violation.message, name);
      return next(isConcerned ? withBody(call, replace(body)) : call);
    })(api);
    return tolerate(wrapped, id, ({ in: place, at, message }, exchange) => {
      if (place !== 'body' || !isAbout(at, message, name)) return false;
      exchange.body = replace(exchange.body as Record<string, unknown>);
      return true;
    });
  };
}

let count = 0;

/** Another text of the same form, so that it is not rejected as a duplicate. */
function withFreshEnd(value: unknown): unknown {
  if (typeof value !== 'string' || !/[a-z]{3}$/.test(value)) return value;
  count += 1;
  const letters = [676, 26, 1].map((place) => String.fromCharCode(97 + (Math.floor(count / place) % 26)));
  return value.slice(0, -3) + letters.join('');
}

function isAbout(pointer: string, message: string, name: string): boolean {
  return pointer === `/${escapeStep(name)}` || (pointer === '' && message.includes(`'${name}'`));
}

function hasJsonText(spec: Spec, { value }: Located<Parameter>): boolean {
  return keywordsOf(spec.document, value.schema).contentSchema !== undefined;
}

function ignoreQueryParameter(operationId: string, name: string): MutateApi {
  return wrapHandler(operationId, (call, next) => {
    const { [name]: _, ...query } = call.query;
    return next({ ...call, query, request: withQuery(call.request, (all) => all.delete(name)) });
  });
}

/** Replaces an invalid value by the last valid one, or by none. */
function acceptInvalidParameter(
  spec: Spec,
  { id }: Operation,
  { value: { name }, pointer }: Located<Parameter>,
): MutateApi {
  return (api) => {
    let valid: string | undefined;
    const wrapped = wrapHandler(id, (call, next) => {
      const text = new URLSearchParams(call.request.query).get(name);
      if (text === null) return next(call);
      const isValid = !spec.validators.text(`${pointer}/schema`)(text);
      if (isValid) valid = text;
      const request = withQuery(call.request, (query) => {
        if (valid === undefined) query.delete(name);
        else query.set(name, valid);
      });
      return next(isValid ? call : { ...call, request });
    })(api);
    return tolerate(wrapped, id, ({ in: place, at }, exchange) => {
      if (place !== 'query' || at !== name) return false;
      delete exchange.query[name];
      return true;
    });
  };
}

type Tolerates = (violation: InputViolation, exchange: Exchange<unknown>) => boolean;

/** An API that accepts the input of an operation if all its violations are tolerated. */
function tolerate(api: AnyApi, operationId: string, tolerates: Tolerates): AnyApi {
  const { answerInvalidInput } = api;
  if (!answerInvalidInput) return api;
  const lenient: typeof answerInvalidInput = (violations, exchange) => {
    const isConcerned = exchange.operation?.id === operationId;
    const left = isConcerned ? violations.filter((one) => !tolerates(one, exchange)) : violations;
    const [first, ...more] = left;
    // The stage goes on where nothing is answered.
    return first ? answerInvalidInput([first, ...more], exchange) : (undefined as unknown as Reply);
  };
  return { ...api, answerInvalidInput: lenient };
}
