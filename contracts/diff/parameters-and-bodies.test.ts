import {
  body,
  describeOperationChanges,
  list,
  type OperationRow,
  operation,
  parameter,
  query,
  text,
} from './describe-operation-changes.ts';
import { type Json, json } from './testing.ts';

const parameters: OperationRow[] = [
  ['removed', parameter({}), operation({}), [`${query} is no longer accepted`]],
  ['added', operation({}), parameter({}), []],
  ['added and required', operation({}), parameter({ required: true }), [`${query} is required`]],
  ['required', parameter({}), parameter({ required: true }), [`${query} is required`]],
  ['optional', parameter({ required: true }), parameter({}), []],
  ['moved', parameter({}), parameter({ in: 'header' }), [`${query} is no longer accepted`]],
  ['deprecated and removed', parameter({ deprecated: true }), operation({}), []],
  [
    'removed too early',
    parameter({ deprecated: true, 'x-sunset': '2030-01-01' }),
    operation({}),
    [`${query} is no longer accepted`],
  ],
  [
    'a default',
    parameter({}),
    parameter({ schema: { ...text, default: 'a' } }),
    [`${query} defaults to a value`],
  ],
  [
    'another default of a number',
    parameter({ schema: { type: 'integer', default: 1 } }),
    parameter({ schema: { type: 'integer', default: 2 } }),
    [`${query} defaults to 2, not 1`],
  ],
  [
    'another default',
    parameter({ schema: { ...text, default: 'a' } }),
    parameter({ schema: { ...text, default: 'b' } }),
    [`${query} defaults to another value`],
  ],
  [
    'no default',
    parameter({ schema: { ...text, default: 'a' } }),
    parameter({}),
    [`${query} no longer has a default`],
  ],
  [
    'the same default in a part',
    parameter({ schema: { ...text, default: 'a' } }),
    parameter({ schema: { allOf: [{ ...text, default: 'a' }] } }),
    [],
  ],
  ['a number became any text', parameter({ schema: { type: 'integer' } }), parameter({}), []],
  [
    'any text became a number',
    parameter({}),
    parameter({ schema: { type: 'integer' } }),
    [`${query} must be integer, not string`],
  ],
  [
    'defaults of the style said',
    parameter({ schema: list }),
    parameter({ schema: list, style: 'form', explode: true }),
    [],
  ],
  [
    'a list in one',
    parameter({ schema: list }),
    parameter({ schema: list, explode: false }),
    [`${query} is serialized in another style`],
  ],
  ['explode of a scalar', parameter({}), parameter({ explode: false }), []],
  [
    'exploded in another style',
    parameter({ schema: list }),
    parameter({ schema: list, style: 'pipeDelimited', explode: true }),
    [],
  ],
  [
    'reserved characters',
    parameter({ allowReserved: true }),
    parameter({}),
    [`${query} is serialized in another style`],
  ],
  [
    'an empty value',
    parameter({ allowEmptyValue: true }),
    parameter({}),
    [`${query} may no longer be empty`],
  ],
  [
    'a schema in content',
    parameter({ schema: undefined, ...json({ type: 'object', properties: { a: text } }) }),
    parameter({
      schema: undefined,
      ...json({ type: 'object', properties: { a: { ...text, maxLength: 3 } } }),
    }),
    [`${query} /a must be at most 3 characters long`],
  ],
  [
    'content instead of a style',
    parameter({}),
    parameter({ schema: undefined, ...json(text) }),
    [`${query} is serialized in another style`],
  ],
  ['a header in another case', parameter({ in: 'header' }), parameter({ in: 'header', name: 'P' }), []],
];

const bodies: OperationRow[] = [
  [
    'required',
    body(json(text).content as Json),
    body(json(text).content as Json, { required: true }),
    ['requests: the body is required'],
  ],
  ['removed', body({ 'text/plain': {} }), operation({}), ['requests: a body is no longer accepted']],
  ['added', operation({}), body({ 'text/plain': {} }), []],
  [
    'added and required',
    operation({}),
    body({ 'text/plain': {} }, { required: true }),
    ['requests: a body is required'],
  ],
  [
    'a form that needs a field is required',
    body({ 'multipart/form-data': { schema: { required: ['a'], properties: { a: text } } } }),
    body(
      { 'multipart/form-data': { schema: { required: ['a'], properties: { a: text } } } },
      { required: true },
    ),
    [],
  ],
  [
    'one type less',
    body({ 'text/plain': {}, 'text/csv': {} }),
    body({ 'text/csv': {} }),
    ['requests: a body of type text/plain is no longer accepted'],
  ],
  ['a range', body({ 'text/csv': {} }), body({ 'text/*': {} }), []],
  [
    'a type of the range',
    body({ '*/*': {} }),
    body({ 'text/csv': {} }),
    ['requests: a body of type */* is no longer accepted'],
  ],
  ['the charset said', body({ 'application/json': {} }), body({ 'Application/JSON; charset=UTF-8': {} }), []],
  [
    'another charset',
    body({ 'text/csv': {} }),
    body({ 'text/csv; charset=latin1': {} }),
    ['requests: a body of type text/csv is no longer accepted'],
  ],
  [
    'a schema',
    body({ 'application/json': {} }),
    body({ 'application/json': { schema: text } }),
    ['requests: the body must be string, not anything else'],
  ],
  [
    'bytes',
    body({ 'image/png': {} }),
    body({ 'image/png': { schema: { type: 'string', format: 'binary' } } }),
    [],
  ],
];

describeOperationChanges({ parameters, bodies });
