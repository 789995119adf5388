import { describe, expect, test } from '@jest/globals';
import { loadBuiltin } from '../../../contracts/openapi/load-builtin.ts';
import { builtinMock } from '../index.ts';
import { callSap, credential, secrets } from './testing.ts';

describe('names', () => {
  const accepted = ['ab', 'a.b', 'a-b', 'a..b', 'a_bc', 'a_.b', 'a_-b', 'mydockerregistry', 'n'.repeat(63)];
  test.each(accepted)('%s is one', async (name) => {
    const response = await callSap(builtinMock('sap', { seedData: {} }), 'POST', secrets, {
      body: { name, data: credential },
    });
    expect(response.status).toBe(202);
  });

  const refused = [
    'a',
    'a_b',
    'ab_c',
    'a_b_c',
    'a__b',
    '_a',
    'a_',
    '-a',
    'a-',
    '.a',
    'a.',
    'A1',
    '',
    'a\n',
    'n'.repeat(64),
  ];
  test.each(refused)('%j is none', async (name) => {
    const response = await callSap(builtinMock('sap'), 'POST', secrets, { body: { name, data: credential } });
    expect(response.status).toBe(400);
  });

  test('the same ones as by the vendor’s own pattern, up to five characters', () => {
    const vendors = /^[a-z0-9](?:_?[a-z0-9.-]+)*[a-z0-9]$/;
    const isName = loadBuiltin('sap').validators.json('#/components/schemas/DockerRegistryName');
    let names = [''];
    for (let length = 1; length <= 5; length += 1) {
      names = names.flatMap((name) => ['a', '0', '_', '.', '-', 'A'].map((letter) => name + letter));
      const differing = names.filter((name) => vendors.test(name) !== (isName(name) === undefined));
      expect(differing).toEqual([]);
    }
  });
});
