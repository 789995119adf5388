import { expect, test } from '@jest/globals';
import { loadBuiltin } from '../../../contracts/openapi/load-builtin.ts';
import { builtinMock } from '../index.ts';
import { bodyOf, callSap, credential, messageOf, secrets } from './testing.ts';

const quota = '/v2/admin/resourceQuota/dockerRegistrySecrets';
const item = `${secrets}/mydockerregistry`;
const vendorsTypes = 'application/merge-patch+json or application/json';

// Refusals have texts, which the document has as examples.
const text = (value: string) => ({ name: 'new', data: { '.dockerconfigjson': value } });

const refusals: [method: string, path: string, parts: Parameters<typeof callSap>[3], message: string][] = [
  ['GET', secrets, { query: '$top=-1' }, '$top must be >= 0'],
  ['GET', secrets, { query: '$skip=1e1' }, '$skip must be integer'],
  ['GET', secrets, { query: '$count=1' }, '$count must be boolean'],
  ['GET', quota, { query: 'quotaOnly=1' }, 'quotaOnly must be boolean'],
  ['GET', `${secrets}/A1`, {}, 'dockerRegistryName must match the pattern of a name'],
  ['DELETE', `${secrets}/a%2Fb`, {}, 'dockerRegistryName must match the pattern of a name'],
  ['GET', `${secrets}/${'a'.repeat(64)}`, {}, 'dockerRegistryName must have at most 63 characters'],
  ['POST', secrets, { body: '' }, 'the body is missing'],
  ['POST', secrets, { body: '{"name":' }, 'the body is not JSON'],
  ['POST', secrets, { body: [] }, 'the body must be an object'],
  ['POST', secrets, { body: { data: credential } }, 'name is missing'],
  ['POST', secrets, { body: { name: 'new' } }, 'data is missing'],
  ['POST', secrets, { body: { name: 5, data: credential } }, 'name must be a string'],
  ['POST', secrets, { body: { name: 'A1', data: credential } }, 'name must match the pattern of a name'],
  ['POST', secrets, { body: { name: 'new', data: {} } }, 'data[".dockerconfigjson"] is missing'],
  [
    'POST',
    secrets,
    { body: { name: 'new', data: { ...credential, x: '' } } },
    'data must have no field but .dockerconfigjson',
  ],
  [
    'POST',
    secrets,
    { body: { name: 'new', data: { '.dockerconfigjson': {} } } },
    'data[".dockerconfigjson"] must be a string',
  ],
  ['POST', secrets, { body: text('{') }, 'data[".dockerconfigjson"] must be the text of a JSON object'],
  ['POST', secrets, { body: text('[]') }, 'data[".dockerconfigjson"] must be the text of a JSON object'],
  [
    'POST',
    secrets,
    { body: 'name: new', headers: { 'content-type': 'application/yaml' } },
    'the content type must be application/json',
  ],
  [
    'POST',
    secrets,
    { body: text('{}'), headers: { 'content-type': '' } },
    'the content type must be application/json',
  ],
  [
    'PATCH',
    item,
    { body: 'data', headers: { 'content-type': 'text/plain' } },
    `the content type must be ${vendorsTypes}`,
  ],
  [
    'PATCH',
    item,
    { body: { data: credential }, headers: { 'content-type': '' } },
    `the content type must be ${vendorsTypes}`,
  ],
  ['PATCH', item, { body: { data: null } }, 'data must be an object'],
  ['PATCH', item, { body: {} }, 'data is missing'],
];

test.each(refusals)('%s %s %j is refused: %s', async (method, path, parts, message) => {
  const mock = builtinMock('sap');
  const response = await callSap(mock, method, path, parts);
  expect([response.status, messageOf(response)]).toEqual([400, message]);
  expect(bodyOf(await callSap(mock, 'GET', quota)).usage).toEqual({ count: 1 });
});

interface Refusals {
  responses: Record<string, { content: Record<string, { examples: Record<string, Example> }> }>;
}
interface Example {
  value: { error: { message: string } };
}

test('every example of a 400 in the document is among them', () => {
  const { responses } = loadBuiltin('sap').document.components as unknown as Refusals;
  const invalid = Object.entries(responses).filter(([name]) => name.startsWith('Invalid'));
  const examples = invalid.flatMap(([, { content }]) =>
    Object.values(content['application/json']?.examples ?? {}),
  );
  const texts = refusals.map(([, , , message]) => message);
  expect(examples).toHaveLength(13);
  expect(examples.filter(({ value }) => !texts.includes(value.error.message))).toEqual([]);
});
