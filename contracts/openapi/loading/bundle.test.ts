import { describe, expect, test } from '@jest/globals';
import { writeFiles } from '../../../scripts/testing/write-files.ts';
import { loadDocument } from '../load-document.ts';
import { responseSchemaPointer } from './testing.ts';

describe('bundling', () => {
  const files = {
    'api/openapi.yaml': "openapi: 3.0.3\npaths:\n  /pets:\n    $ref: 'paths/pets.yaml'\n",
    'api/paths/pets.yaml':
      "get:\n  operationId: listPets\n  responses:\n    '200':\n      description: all\n      content:\n        application/json:\n          schema:\n            $ref: '../pet.json#/Pet'\n",
    'api/pet.json': {
      Pet: { type: 'object', required: ['id'], properties: { id: { type: 'integer', nullable: true } } },
    },
  };

  test('joins several files and locates parts in the file that they were written in', async () => {
    const file = writeFiles(files);
    const { spec, locate, files: all } = await loadDocument(file);
    expect(all.map((one) => one.split('/api/')[1])).toEqual(['openapi.yaml', 'paths/pets.yaml', 'pet.json']);
    const validate = spec.validators.json(responseSchemaPointer);
    expect(validate({ id: null })).toBeUndefined();
    expect(validate({ id: 'x' })?.pointer).toBe('/id');
    expect(locate('#/paths/~1pets/get/responses/200')).toEqual({
      file: file.replace('openapi.yaml', 'paths/pets.yaml'),
      line: 4,
      column: 5,
    });
    const [name] = Object.keys(spec.document.components?.schemas ?? {});
    expect(locate(`#/components/schemas/${name}/properties/id`)).toMatchObject({ line: 8, column: 7 });
  });
});
