import { whyImpossible } from '../../spec/possible/impossible.ts';
import type { Operation, Spec } from '../../spec/spec.ts';
import { schemaAt } from '../../spec/wire/coerce.ts';
import { parametersOf } from '../../spec/wire/parameter-rules.ts';
import type { Untried } from '../case-ended.ts';
import { bodyToSend, typeToSend, type Wish } from './sample.ts';
import { valueToSend } from './values.ts';

/** Why no valid call of an operation could be made up: the first thing that it must be sent and nothing was found for. */
export function whyNoCall(spec: Spec, operation: Operation, wish: Wish = {}): Untried {
  const { id: operationId, parameters, pointer } = operation;
  const parameter = parametersOf(spec.document, operation).find((rules) => {
    const given = parameters.find((one) => one.pointer === rules.pointer);
    const isGiven = rules.in === 'path' && wish.path?.[rules.name] !== undefined;
    if (!rules.required || isGiven || !given) return false;
    return valueToSend(spec, given, rules.schemaPointer, wish.seed ?? 0) === undefined;
  });
  if (parameter)
    return {
      operationId,
      ...lacking(spec, `no value of ${parameter.name}`, parameter.schemaPointer ?? pointer),
    };
  const typed = typeToSend(spec, operation, wish);
  if (typed && bodyToSend(spec, typed, wish.seed ?? 0) === undefined)
    return {
      operationId,
      ...lacking(spec, `no body of ${typed.mediaType}`, typed.schemaPointer ?? typed.pointer),
    };
  return { operationId, why: 'no call was found that a server would read as it is meant', pointer };
}

function lacking(spec: Spec, what: string, at: string): Pick<Untried, 'why' | 'pointer'> {
  const schema = schemaAt(spec.document, at);
  const impossible = schema && whyImpossible(spec.document, schema, 'request');
  if (impossible)
    return { why: `${what} keeps to its schema: ${impossible.why}`, pointer: impossible.pointer };
  return { why: `${what} was found that keeps to its schema: give it an example`, pointer: at };
}
