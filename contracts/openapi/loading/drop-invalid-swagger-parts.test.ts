import { expect, test } from '@jest/globals';
import { withValueAt } from '../../http/json-pointer.ts';
import { loadDocument } from '../load-document.ts';

const swagger = {
  swagger: '2.0',
  info: { title: 'Pets', version: '1' },
  consumes: ['application/json'],
  produces: ['application/json'],
  securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
  paths: {
    '/pets': {
      parameters: [{ name: 'q', in: 'query', type: 'string' }],
      get: {
        operationId: 'listPets',
        parameters: [{ $ref: '#/parameters/Tag' }],
        responses: { 200: { $ref: '#/responses/Pets' } },
      },
      post: {
        operationId: 'addPet',
        parameters: [{ name: 'pet', in: 'body', schema: { $ref: '#/definitions/Pet' } }],
        responses: { 200: { description: 'added', headers: { 'X-Id': { type: 'string' } }, examples: {} } },
      },
    },
  },
  parameters: { Tag: { name: 'tag', in: 'query', type: 'string' } },
  responses: {
    Pets: { description: 'all', schema: { type: 'array', items: { $ref: '#/definitions/Pet' } } },
  },
  definitions: { Pet: { type: 'object', properties: { name: { type: 'string' } } } },
};

const misfits = [null, 'text', 5, true, [], {}, [null], { a: null }, { $ref: '#/nowhere' }, { $ref: 5 }];

/** The pointers of all parts but the version and the paths. */
function pointersIn(value: unknown, at = ''): string[] {
  if (value === null || typeof value !== 'object') return [at];
  const inner = Object.entries(value).flatMap(([step, item]) =>
    pointersIn(item, `${at}/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
  return [at, ...inner];
}

const pointers = pointersIn(swagger).filter((pointer) => !['', '/swagger', '/paths'].includes(pointer));

test.each(pointers)('a document of 2.0 starts with any value at %s', async (pointer) => {
  for (const value of misfits) {
    const { spec } = await loadDocument(withValueAt(swagger, pointer, value) as Record<string, unknown>);
    if (!pointer.startsWith('/paths')) expect([...spec.operations.keys()]).toEqual(['listPets', 'addPet']);
  }
});

test('what is dropped is an error with its pointer, and strict rejects the document', async () => {
  const given = withValueAt(swagger, '/paths/~1pets/get/parameters/0', 'tag') as Record<string, unknown>;
  const { spec, errors } = await loadDocument(given);
  expect(errors).toEqual([
    {
      pointer: '#/paths/~1pets/get/parameters/0',
      rule: 'struct',
      message: 'must be part of a list of parameters, each with in or $ref',
      instead: 'it is ignored',
    },
  ]);
  expect(spec.operations.get('listPets')?.parameters.map(({ value }) => value.name)).toEqual(['q']);
  await expect(loadDocument(given, { strict: true })).rejects.toThrow('must be part of a list of parameters');
});
