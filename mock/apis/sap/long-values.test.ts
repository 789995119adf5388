import { describe, expect, test } from '@jest/globals';
import { headerOf } from '../../../contracts/http/message.ts';
import { loadBuiltin } from '../../../contracts/openapi/load-builtin.ts';
import { stopwatch } from '../../../scripts/testing/processor-time.ts';
import { builtinMock } from '../index.ts';
import { callSap, credential, secrets } from './testing.ts';

const quota = '/v2/admin/resourceQuota/dockerRegistrySecrets';
const item = `${secrets}/mydockerregistry`;

describe('a value of 10,000 characters is answered at once', () => {
  // The last takes the vendor's own pattern seconds.
  const long = [
    `${'a'.repeat(9_999)}!`,
    'a_'.repeat(5_000),
    '_'.repeat(10_000),
    '9'.repeat(10_000),
    `${'a'.repeat(29)}!`,
  ];
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const places: [what: string, parts: (text: string) => [string, string, Parameters<typeof callSap>[3]]][] = [
    ['name', (text) => ['POST', secrets, { body: { name: text, data: credential } }]],
    [
      '.dockerconfigjson',
      (text) => ['POST', secrets, { body: { name: 'new', data: { '.dockerconfigjson': text } } }],
    ],
    ['a field of data', (text) => ['POST', secrets, { body: { name: 'new', data: { [text]: '' } } }]],
    ['data', (text) => ['POST', secrets, { body: { name: 'new', data: text } }]],
    [
      'data of a patch',
      (text) => ['PATCH', item, { body: { name: text, data: { '.dockerconfigjson': text } } }],
    ],
    ['path', (text) => ['GET', `${secrets}/${encodeURIComponent(text)}`, {}]],
    ['path of a deletion', (text) => ['DELETE', `${secrets}/${encodeURIComponent(text)}`, {}]],
    [
      'path of a patch',
      (text) => ['PATCH', `${secrets}/${encodeURIComponent(text)}`, { body: { data: credential } }],
    ],
    ...['$top', '$skip', '$count'].map((name): (typeof places)[number] => [
      name,
      (text) => ['GET', secrets, { query: `${name}=${encodeURIComponent(text)}` }],
    ]),
    ['quotaOnly', (text) => ['GET', quota, { query: `quotaOnly=${encodeURIComponent(text)}` }]],
    ['content type', (text) => ['POST', secrets, { headers: { 'content-type': text }, body: '{}' }]],
    ['token', (text) => ['GET', secrets, { headers: { authorization: `Bearer ${text}` } }]],
    ['part of a token', (text) => ['GET', secrets, { headers: { authorization: `Bearer a.${text}.` } }]],
    [
      'id and secret in the header',
      (text) => [
        'POST',
        '/oauth/token',
        { headers: { ...form, authorization: `Basic ${text}` }, body: 'grant_type=client_credentials' },
      ],
    ],
    ...['grant_type', 'client_id', 'client_secret'].map((name): (typeof places)[number] => [
      name,
      (text) => [
        'POST',
        '/oauth/token',
        { headers: form, body: `grant_type=client_credentials&client_id=a&client_secret=b&${name}=${text}` },
      ],
    ]),
  ];

  test.each(places)('%s', async (_, parts) => {
    const mock = builtinMock('sap');
    // Validators are compiled by the first call.
    await callSap(mock, ...parts('a'));
    for (const text of long) {
      const elapsed = stopwatch();
      const response = await callSap(mock, ...parts(text));
      expect(elapsed()).toBeLessThan(5_000);
      expect(response.status).toBeLessThan(500);
      expect(headerOf(response.headers, 'content-type')).toBe('application/json');
    }
  });

  test('no parameter of the document is left out', () => {
    const operations = [...loadBuiltin('sap').operations.values()];
    const names = operations.flatMap(({ parameters }) => parameters.map(({ value }) => value.name));
    // Authorization is none: OpenAPI has it ignored among parameters (3.1.1, section 4.8.12.1).
    const tried = ['$top', '$skip', '$count', 'dockerRegistryName', 'quotaOnly'];
    expect([...new Set(names)].sort()).toEqual(tried.sort());
  });
});
