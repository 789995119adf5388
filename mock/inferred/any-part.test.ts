import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatPointer, withValueAt } from '../../contracts/http/json-pointer.ts';
import { loadDocument } from '../../contracts/openapi/load-document.ts';
import { createMock } from '../mock.ts';
import { callMock } from '../testing.ts';
import { documentApi } from './index.ts';
import { petDocument } from './testing.ts';

/** A document of all kinds of parts. */
const whole = {
  ...petDocument,
  info: { title: 'Pets', version: '1' },
  security: [{ key: [] }],
  components: {
    ...petDocument.components,
    securitySchemes: { key: { type: 'apiKey', name: 'key', in: 'query' } },
    responses: { Gone: { description: 'gone', headers: { 'X-Why': { schema: { type: 'string' } } } } },
    parameters: {
      Kind: { name: 'kind', in: 'query', schema: { type: 'string' }, examples: { a: { value: 1 } } },
    },
    requestBodies: {
      Pet: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } },
    },
  },
};

/** JSON pointers of all parts, as far as the mock reads them. */
function pointersIn(value: unknown, steps: string[] = []): string[] {
  if (value === null || typeof value !== 'object') return [formatPointer(steps)];
  const inner = Object.entries(value).flatMap(([step, item]) => pointersIn(item, [...steps, step]));
  return [formatPointer(steps), ...inner];
}

const isOptional = (pointer: string) => !['', '/openapi', '/paths'].includes(pointer);
const pointers = pointersIn(whole).filter(isOptional);
const values = [null, 'text', 5, true, [], {}, [null], { a: null }, { $ref: '#/nowhere' }, { $ref: 5 }];

/** One object at two places: a change of one must not change the other. */
const shared = { a: null };
const atTwoPlaces: [string, unknown][] = [
  ['/paths/~1pets/post/responses/201/content/application~1json/schema', null],
  ['/paths/~1pets~1{petId}/put/requestBody', shared],
  ['/paths/~1pets~1{id}~1toys/post/requestBody/content/application~1json/schema', shared],
];

test('a document with any part replaced starts, and its mock has no internal error', async () => {
  const change = fc.tuple(fc.constantFrom(...pointers), fc.constantFrom<unknown>(...values));
  const changes = fc.array(change, { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(changes, async (all) => {
      const changed = all.reduce<unknown>((part, [at, value]) => withValueAt(part, at, value), whole);
      const { spec } = await loadDocument(changed as Record<string, unknown>);
      const mock = createMock(documentApi(spec, { auth: 'off' }), { seed: 1 });
      for (const { method, path } of [...spec.operations.values()].slice(0, 4)) {
        const { status, json } = await callMock(mock, method, `/v1${path.replaceAll(/\{\w+\}/g, '1')}`, {
          name: 'x',
        });
        if (status >= 500) expect(json).not.toMatchObject({ type: 'urn:bonafide:handler-failed' });
      }
    }),
    { numRuns: 300, examples: [[atTwoPlaces]] },
  );
});
