import {
  describeOperationChanges,
  header,
  type OperationRow,
  ok,
  operation,
  response,
  text,
} from './describe-operation-changes.ts';
import { type Json, json } from './testing.ts';

const responses: OperationRow[] = [
  ['an error less', operation({ responses: { ...ok, 404: { description: 'none' } } }), operation({}), []],
  [
    'a success less',
    operation({ responses: { ...ok, 201: { description: 'new' } } }),
    operation({}),
    ['responses: 201 is no longer returned'],
  ],
  ['a success more', operation({}), operation({ responses: { ...ok, 202: { description: 'later' } } }), []],
  [
    'a range of statuses',
    response(json(text)),
    operation({ responses: { '2XX': { description: 'ok', ...json(text) } } }),
    [],
  ],
  [
    'one of the range',
    operation({ responses: { '2XX': { description: 'ok', ...json(text) } } }),
    response(json(text)),
    [],
  ],
  [
    'default instead',
    response(json(text)),
    operation({ responses: { default: { description: 'any', ...json({ type: 'integer' }) } } }),
    ['responses: 200: the body was always string, not integer, and no longer has to be'],
  ],
  [
    'an error of another schema',
    operation({ responses: { ...ok, 400: { description: 'no', ...json(text) } } }),
    operation({ responses: { ...ok, 400: { description: 'no', ...json({ type: 'integer' }) } } }),
    ['responses: 400: the body was always string, not integer, and no longer has to be'],
  ],
  [
    'one type less',
    response({ content: { 'text/plain': {}, 'text/csv': {} } }),
    response({ content: { 'text/csv': {} } }),
    ['responses: 200 is no longer returned as text/plain'],
  ],
  [
    'one type more',
    response(json(text)),
    response({ content: { ...(json(text).content as Json), 'text/csv': {} } }),
    [],
  ],
  [
    'a type of the range',
    response({ content: { '*/*': {} } }),
    response({ content: { 'text/csv': {} } }),
    [],
  ],
  [
    'a range of the type',
    response({ content: { 'text/csv': {} } }),
    response({ content: { '*/*': {} } }),
    ['responses: 200 is no longer returned as text/csv'],
  ],
  [
    'no schema',
    response(json(text)),
    response({ content: { 'application/json': {} } }),
    ['responses: 200: the body was always string, not anything else, and no longer has to be'],
  ],
  ['a header less', header({}), response({}), ['responses: 200: the header X-A is no longer returned']],
  ['a header in another case', header({}), response({ headers: { 'x-a': { schema: text } } }), []],
  [
    'a header that may be missing',
    header({ required: true }),
    header({}),
    ['responses: 200: the header X-A may be missing'],
  ],
  [
    'a header of another type',
    header({ schema: { type: 'integer' } }),
    header({}),
    ['responses: 200: the header X-A was always integer, not string, and no longer has to be'],
  ],
  ['a header with a number', header({}), header({ schema: { type: 'integer' } }), []],
  [
    'examples and links',
    response(json(text)),
    response({ content: { 'application/json': { schema: text, example: 'x' } }, links: {} }),
    [],
  ],
];

describeOperationChanges({ responses });
