import { describe, expect, test } from '@jest/globals';
import type { Document, Schema } from '../document.ts';
import { infer, json, noContent, only, response } from './testing.ts';

describe('finds that a write states the version of an item by', () => {
  const conflicts = { 409: noContent, 412: noContent };
  const versioned: Schema = {
    type: 'object',
    properties: { id: { type: 'integer' }, name: { type: 'string' }, version: { type: 'integer' } },
  };
  const name: Schema = { type: 'object', properties: { name: { type: 'string' } } };
  const paths = (put: object): Document['paths'] => ({
    '/pets': {
      post: { operationId: 'add', requestBody: json(name), responses: { 201: response(versioned) } },
    },
    '/pets/{id}': {
      get: { operationId: 'get', responses: { 200: response(versioned) } },
      put: { operationId: 'put', responses: { 200: response(versioned), ...conflicts }, ...put },
    },
  });
  const parameter = (where: string, parameterName: string) => ({
    requestBody: json(name),
    parameters: [{ in: where, name: parameterName, schema: { type: 'string' } }],
  });

  test.each<[string, object, object | undefined]>([
    ['an ETag', parameter('header', 'If-Match'), { in: 'header', field: undefined, refusals: [412] }],
    [
      'a version in the query',
      parameter('query', 'version'),
      { in: 'query', field: 'version', refusals: [409, 412] },
    ],
    [
      'a version in the body',
      { requestBody: json(versioned) },
      { in: 'body', field: 'version', refusals: [409, 412] },
    ],
    ['nothing', { requestBody: json(name) }, undefined],
  ])('%s', (_, put, expected) => {
    const { operations } = only(infer(paths(put)));
    if (expected) expect(operations.replace?.precondition).toMatchObject(expected);
    else expect(operations.replace?.precondition).toBeUndefined();
  });
});
