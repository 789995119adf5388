import {
  escapeStep,
  type Located,
  type Parameter,
  resolve,
  type Schema,
} from '../../contracts/spec/document.ts';
import type { InputFault } from '../../contracts/spec/input-fault.ts';
import { headerOf, mediaTypeOf } from '../../contracts/spec/message.ts';
import type { Operation } from '../../contracts/spec/spec.ts';
import { fromText } from '../../contracts/spec/text.ts';
import type { Exchange } from '../core/exchange.ts';
import type { Reply } from '../core/operation.ts';

/** Reads parameters and body by the document, or lets the vendor refuse them; an API that reads its own is passed by. */
export function readInput<State>(exchange: Exchange<State>): Reply | undefined {
  const { api, operation } = exchange;
  if (!api.refuseInput || !operation) return undefined;
  const faults = [...readParameters(exchange, operation), ...readBody(exchange, operation)];
  const [first, ...more] = faults;
  return first && api.refuseInput([first, ...more], exchange);
}

function readParameters<State>(exchange: Exchange<State>, operation: Operation): InputFault[] {
  const query = new URLSearchParams(exchange.request.query);
  return operation.parameters.flatMap((parameter): InputFault[] => {
    const { name, in: place, required } = parameter.value;
    if (place === 'cookie') return [];
    const into = exchange[place];
    const text =
      place === 'query' ? queryText(parameter.value, query) : singleText(exchange, parameter.value);
    if (text === undefined) {
      const fallback = schemaOf(exchange, parameter).default;
      if (fallback !== undefined) into[name] = fallback;
      const schemaPointer = `${parameter.pointer}/required`;
      return required
        ? [{ in: place, at: name, rule: 'missing', message: `${name} is missing`, schemaPointer }]
        : [];
    }
    into[name] = fromText(exchange.api.spec.document, parameter.value.schema ?? true, text);
    return judge(exchange, parameter, into[name]);
  });
}

function queryText({ name, explode }: Parameter, query: URLSearchParams): string | string[] | undefined {
  const texts = query.getAll(name);
  // Several are an array; where the schema wants none, the last one counts.
  return texts.length < 2 || explode === false ? texts.at(-1) : texts;
}

function singleText<State>(exchange: Exchange<State>, { name, in: place }: Parameter): string | undefined {
  return place === 'path' ? String(exchange.path[name]) : headerOf(exchange.request.headers, name);
}

function schemaOf<State>(exchange: Exchange<State>, { value }: Located<Parameter>): Record<string, unknown> {
  if (typeof value.schema !== 'object') return {};
  return resolve<Record<string, unknown>>(exchange.api.spec.document, value.schema as Schema & object, '')
    .value;
}

function judge<State>(
  exchange: Exchange<State>,
  { value, pointer }: Located<Parameter>,
  given: unknown,
): InputFault[] {
  if (value.schema === undefined || value.in === 'cookie') return [];
  const violation = exchange.api.spec.validators.json(`${pointer}/schema`)(given);
  if (!violation) return [];
  const { keyword: rule, message, schemaPointer } = violation;
  return [{ in: value.in, at: value.name, rule, message, schemaPointer, value: given }];
}

/** A form's fields are texts; of two with one name the last counts. */
function parseBody(mediaType: string, text: string): unknown {
  if (mediaType === 'application/x-www-form-urlencoded') return Object.fromEntries(new URLSearchParams(text));
  return JSON.parse(text);
}

function readBody<State>(exchange: Exchange<State>, { requestBody }: Operation): InputFault[] {
  if (!requestBody) return [];
  const { value, pointer } = requestBody;
  const { body, headers } = exchange.request;
  const fault = (rule: string, message: string, at: string) => [
    { in: 'body' as const, at: '', rule, message, schemaPointer: `${pointer}/${at}` },
  ];
  if (body.length === 0) return value.required ? fault('missing', 'the body is missing', 'required') : [];
  const known = Object.keys(value.content);
  const mediaType = mediaTypeOf(headers) ?? known[0] ?? '';
  if (!known.includes(mediaType))
    return fault('media type', `${mediaType} is not one of ${known.join(', ')}`, 'content');
  const documented = `content/${escapeStep(mediaType)}`;
  try {
    exchange.body = parseBody(mediaType, body.toString());
  } catch {
    return fault('not JSON', 'the body is not JSON', documented);
  }
  if (value.content[mediaType]?.schema === undefined) return [];
  const violation = exchange.api.spec.validators.json(`${pointer}/${documented}/schema`)(exchange.body);
  if (!violation) return [];
  const { pointer: at, keyword, message, schemaPointer } = violation;
  return [{ in: 'body', at, rule: keyword, message, schemaPointer }];
}
