import { escapeStep, type Located, type Parameter } from '../../../contracts/openapi/document.ts';
import type { InputViolation } from '../../../contracts/openapi/input-violation.ts';
import type { Operation, Spec } from '../../../contracts/openapi/spec.ts';
import type { Exchange } from '../../../mock/core/exchange.ts';
import type { Reply } from '../../../mock/core/operation.ts';
import { type AnyApi, around, bodyOf, type Mutant, withBody } from '../mutant.ts';
import { isSecret, requestShape, rulesOf, visibleNames } from './shapes.ts';

const json = 'application/json';

/** Bugs in what an operation makes of what it is sent. */
export function inputMutants(spec: Spec, operation: Operation): Mutant[] {
  const { properties, required } = requestShape(spec.document, operation);
  const visible = visibleNames(spec.document, spec.operations.values());
  const seen = Object.keys(properties).filter(
    (name) => visible.has(name) && !isSecret(spec.document, properties[name]),
  );
  return [
    ...seen.filter((name) => !required.includes(name)).map((name) => ignoring(operation, name)),
    ...seen
      .filter((name) => rulesOf(spec.document, properties[name]).type === 'string')
      .map((name) => garbling(operation, name)),
    ...Object.keys(properties).map((name) => unchecked(spec, operation, name)),
    ...operation.parameters
      .filter(({ value }) => value.in === 'query')
      .flatMap((parameter) => [
        ignoringQuery(operation, parameter.value.name),
        // What is wrong with JSON in a text is no matter of the text's own schema.
        ...(isJsonText(spec, parameter) ? [] : [uncheckedQuery(spec, operation, parameter)]),
      ]),
  ];
}

function ignoring({ id }: Operation, name: string): Mutant {
  const inside = around(id, (call, next) => {
    const { [name]: _, ...others } = bodyOf(call) ?? {};
    return next(bodyOf(call) ? withBody(call, others) : call);
  });
  return { kind: 'a field is ignored', id: `${id}: ${name} is ignored`, inside };
}

function garbling({ id }: Operation, name: string): Mutant {
  const inside = around(id, (call, next) => {
    const body = bodyOf(call);
    const text = body?.[name];
    if (typeof text !== 'string' || text.length < 2) return next(call);
    const letter = text.at(-1) === 'a' ? 'b' : 'a';
    return next(withBody(call, { ...body, [name]: text.slice(0, -1) + letter }));
  });
  return {
    kind: 'a field is kept with its last letter wrong',
    id: `${id}: ${name} is kept with its last letter wrong`,
    inside,
  };
}

/** In place of what breaks the document it takes what it was last sent that does not. */
function unchecked(spec: Spec, operation: Operation, name: string): Mutant {
  const { id, requestBody } = operation;
  const schema = requestBody && `${requestBody.pointer}/content/${escapeStep(json)}/schema`;
  let good: Record<string, unknown> = {};
  const mend = (body: Record<string, unknown>): Record<string, unknown> => {
    const { [name]: last, ...others } = { ...body, [name]: good[name] };
    return last === undefined ? others : { ...others, [name]: fresh(last) };
  };
  const inside = (api: AnyApi): AnyApi => {
    const withHandler = around(id, (call, next) => {
      const body = bodyOf(call);
      if (!body || !schema || !requestBody.value.content[json]?.schema) return next(call);
      const violation = spec.validators.json(schema)(body);
      if (!violation) good = body;
      const isOurs = violation && isAbout(violation.pointer, violation.message, name);
      return next(isOurs ? withBody(call, mend(body)) : call);
    })(api);
    return withoutFaults(withHandler, id, ({ in: place, at, message }, exchange) => {
      if (place !== 'body' || !isAbout(at, message, name)) return false;
      exchange.body = mend(exchange.body as Record<string, unknown>);
      return true;
    });
  };
  return { kind: 'a field is not checked', id: `${id}: ${name} is not checked`, inside };
}

let made = 0;

// Another text of the same kind, so that it is not refused for being taken.
function fresh(value: unknown): unknown {
  if (typeof value !== 'string' || !/[a-z]{3}$/.test(value)) return value;
  made += 1;
  const letters = [676, 26, 1].map((place) => String.fromCharCode(97 + (Math.floor(made / place) % 26)));
  return value.slice(0, -3) + letters.join('');
}

function isAbout(pointer: string, message: string, name: string): boolean {
  return pointer === `/${escapeStep(name)}` || (pointer === '' && message.includes(`'${name}'`));
}

function isJsonText(spec: Spec, { value }: Located<Parameter>): boolean {
  return rulesOf(spec.document, value.schema).contentSchema !== undefined;
}

function ignoringQuery({ id }: Operation, name: string): Mutant {
  const inside = around(id, (call, next) => {
    const { [name]: _, ...query } = call.query;
    const rest = new URLSearchParams(call.request.query);
    rest.delete(name);
    return next({ ...call, query, request: { ...call.request, query: rest.toString() } });
  });
  return { kind: 'a parameter is ignored', id: `${id}: ?${name} is ignored`, inside };
}

/** In place of a value that breaks the document it takes the last one that does not, or none. */
function uncheckedQuery(
  spec: Spec,
  { id }: Operation,
  { value: { name }, pointer }: Located<Parameter>,
): Mutant {
  let good: string | undefined;
  const inside = (api: AnyApi) => {
    const withHandler = around(id, (call, next) => {
      const query = new URLSearchParams(call.request.query);
      const text = query.get(name);
      if (text === null) return next(call);
      if (!spec.validators.text(`${pointer}/schema`)(text)) good = text;
      else if (good === undefined) query.delete(name);
      else query.set(name, good);
      return next({ ...call, request: { ...call.request, query: query.toString() } });
    })(api);
    return withoutFaults(withHandler, id, ({ in: place, at }, exchange) => {
      if (place !== 'query' || at !== name) return false;
      delete exchange.query[name];
      return true;
    });
  };
  return { kind: 'a parameter is not checked', id: `${id}: ?${name} is not checked`, inside };
}

type Forgive = (fault: InputViolation, exchange: Exchange<unknown>) => boolean;

/** An API that lets input pass whose faults are all forgiven. */
function withoutFaults(api: AnyApi, operationId: string, forgive: Forgive): AnyApi {
  const { refuseInput } = api;
  if (!refuseInput) return api;
  const lenient: typeof refuseInput = (faults, exchange) => {
    const isOurs = exchange.operation?.id === operationId;
    const left = isOurs ? faults.filter((fault) => !forgive(fault, exchange)) : faults;
    const [first, ...more] = left;
    // The stage goes on where nothing is answered.
    return first ? refuseInput([first, ...more], exchange) : (undefined as unknown as Reply);
  };
  return { ...api, refuseInput: lenient };
}
