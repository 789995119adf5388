import { expect, test } from '@jest/globals';
import { createSpec } from '../../openapi/spec.ts';
import { isStream } from './is-stream.ts';

test.each([
  ['application/octet-stream', 'readFile', false],
  ['application/octet-stream; charset=binary', 'readFile', false],
  ['application/octet-stream', 'streamFile', true],
  ['text/event-stream', 'readFile', true],
  ['application/json', 'watchFiles', true],
])('an answer of %s to %s may be a stream: %s', (mediaType, operationId, expected) => {
  const spec = createSpec('files.yaml', {
    openapi: '3.1.0',
    paths: {
      '/file': {
        get: { operationId, responses: { 200: { description: '', content: { [mediaType]: {} } } } },
      },
    },
  });
  const [operation] = spec.operations.values();
  expect(operation && isStream(spec, operation)).toBe(expected);
});
