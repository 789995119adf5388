import { escapeStep, type Parameter, type Schema } from '../spec/document.ts';
import type { Operation, Spec } from '../spec/spec.ts';
import { spoil } from './spoil.ts';
import type { CallInput } from './wire.ts';

/** A call that breaks the document in one place, and what that is. */
export interface InvalidCall {
  what: string;
  input: CallInput;
}

/** Calls of an operation with one defect each, made from a valid one. */
export function invalidCalls(spec: Spec, operation: Operation, sample: CallInput): InvalidCall[] {
  return [...invalidBodies(spec, operation, sample), ...invalidQueries(spec, operation, sample)];
}

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

function invalidBodies(spec: Spec, { requestBody }: Operation, sample: CallInput): InvalidCall[] {
  const isForm = requestBody?.value.content[json] === undefined;
  const type = isForm ? form : json;
  const schema = requestBody?.value.content[type]?.schema;
  if (!requestBody || schema === undefined) return [];
  const validate = spec.validators.json(
    `${requestBody.pointer}/content/${escapeStep(type)}/schema`,
    'request',
  );
  const spoiled = spoil(spec.document, schema, isForm ? fieldsOf(sample.body) : sample.body)
    .filter(({ value }) => validate(value) !== undefined && (!isForm || isFields(value)))
    .map(({ what, value }) => ({
      what: `body ${what}`,
      input: { ...sample, body: isForm && isFields(value) ? formOf(value) : value },
    }));
  const broken = { what: 'body that ends too early', input: { ...sample, body: Buffer.from('{"a":') } };
  const { body: _, ...bodiless } = sample;
  const absent = { what: 'no body', input: bodiless };
  return requestBody.value.required ? [...spoiled, broken, absent] : [...spoiled, broken];
}

/** A form has nothing but texts. */
type Fields = Record<string, string>;

function isFields(value: unknown): value is Fields {
  const isObject = value !== null && typeof value === 'object' && !Array.isArray(value);
  return isObject && Object.values(value).every((text) => typeof text === 'string');
}

function fieldsOf(body: unknown): Fields {
  return Object.fromEntries(new URLSearchParams(String(body)));
}

function formOf(fields: Fields): Buffer {
  return Buffer.from(new URLSearchParams(fields).toString());
}

function invalidQueries(spec: Spec, operation: Operation, sample: CallInput): InvalidCall[] {
  return operation.parameters.flatMap(({ value: parameter, pointer }) => {
    if (parameter.in !== 'query') return [];
    const { [parameter.name]: _, ...others } = sample.query ?? {};
    const given = texts(spec, parameter, `${pointer}/schema`).map((text) => ({
      what: `${parameter.name}=${text.slice(0, 40)}`,
      input: { ...sample, query: { ...others, [parameter.name]: text } },
    }));
    const absent = { what: `no ${parameter.name}`, input: { ...sample, query: others } };
    return parameter.required ? [...given, absent] : given;
  });
}

/** Values of a query parameter that its schema refuses, also where they are JSON with a schema of its own. */
function texts(spec: Spec, parameter: Parameter, pointer: string): string[] {
  const schema = parameter.schema;
  if (typeof schema !== 'object') return [];
  const content = schema.contentSchema as Schema | undefined;
  if (content !== undefined) {
    const validate = spec.validators.json(`${pointer}/contentSchema`);
    const spoiled = spoil(spec.document, content, { unheardOf: ['value'] }).map(({ value }) => value);
    const values = [{ unheardOf: ['value'] }, ...spoiled].filter((value) => validate(value) !== undefined);
    return ['not JSON', ...values.map((value) => JSON.stringify(value))];
  }
  const validate = spec.validators.text(pointer);
  return ['text', '-1', '1.5', 'true'].filter((text) => validate(text) !== undefined);
}
