import { Buffer } from 'node:buffer';
import { expect, test } from '@jest/globals';
import { GoError } from './error.ts';
import { decodeSecretSpec } from './secret-spec.ts';

const read = (body: string) => decodeSecretSpec(Buffer.from(body));
const empty = { Name: '', Labels: {}, Data: Buffer.alloc(0) };

test.each([
  ['null', empty],
  ['{}', empty],
  [
    '{"name":"a","LABELS":{"k":"v"},"Data":"dg=="}',
    { Name: 'a', Labels: { k: 'v' }, Data: Buffer.from('v') },
  ],
  ['{"Driver":null,"Templating":{}}', { ...empty, Templating: { Name: '', Options: {} } }],
  [
    '{"Driver":{"Name":"x","Option\u017f":{"a":null}}}',
    { ...empty, Driver: { Name: 'x', Options: { a: '' } } },
  ],
])('%s is a spec', (body, want) => {
  const spec = read(body);
  expect({ ...spec }).toEqual(want);
  expect(Object.keys(spec).sort()).toEqual(Object.keys(want).sort());
});

test.each([
  ['[]', 'json: cannot unmarshal array into Go value of type swarm.SecretSpec'],
  [
    '{"Driver":"x"}',
    'json: cannot unmarshal string into Go struct field SecretSpec.Driver of type swarm.Driver',
  ],
  [
    '{"Templating":{"Name":5}}',
    'json: cannot unmarshal number into Go struct field Driver.Templating.Name of type string',
  ],
  ['{"Data":5}', 'json: cannot unmarshal number into Go struct field SecretSpec.Data of type []uint8'],
  ['', 'got EOF while reading request body'],
])('%s is refused', (body, message) => {
  expect(() => read(body)).toThrow(new GoError(message));
});
