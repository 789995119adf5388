import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadDocument } from '../openapi/load-document.ts';
import { checkTraffic } from './check-traffic.ts';
import { readHar } from './files/har.ts';
import { readPact } from './files/pact.ts';
import { expectedMismatches } from './fixtures/expected-mismatches.ts';
import { mismatchKinds } from './mismatch.ts';

const { spec } = await loadDocument(join(import.meta.dirname, 'fixtures/shop.yaml'));

async function mismatchesOf(request: object, response: object) {
  const pact = readPact('pact.json', {
    consumer: { name: 'buyer' },
    provider: { name: 'shop' },
    interactions: [{ description: 'it', request, response }],
    metadata: { pactSpecification: { version: '3.0.0' } },
  });
  const [checked] = await checkTraffic(spec, pact);
  return checked?.mismatches ?? [];
}

describe('a Pact', () => {
  test.each(expectedMismatches)('$what', async ({ request = {}, response = { status: 200 }, mismatches }) => {
    const found = await mismatchesOf(request, response);
    expect(found.map(({ kind, at, documented }) => [kind, at, documented])).toEqual(
      mismatches.map(([kind, at, documented]) => [kind, at, documented]),
    );
    mismatches.forEach(([, , , text = ''], index) => {
      expect(found[index]?.message).toContain(text);
    });
  });

  test('has an example of every kind of mismatch', () => {
    const known = new Set(expectedMismatches.flatMap(({ mismatches }) => mismatches.map(([kind]) => kind)));
    expect([...known].sort()).toEqual(Object.keys(mismatchKinds).sort());
  });
});

describe('a HAR', () => {
  async function kindsOf(status: number, body: object, headers: object[] = []): Promise<string[]> {
    const har = readHar('traffic.har', {
      log: {
        entries: [
          {
            request: {
              method: 'POST',
              url: 'https://shop.example.com/live/api/items',
              headers,
              postData: { mimeType: 'application/json', text: '{"name":"hammer"}' },
            },
            response: {
              status,
              headers: [{ name: 'X-Served-By', value: 'cache-7' }],
              content: { mimeType: 'application/json', text: JSON.stringify(body) },
            },
          },
        ],
      },
    });
    const [checked] = await checkTraffic(spec, har);
    return checked?.mismatches.map(({ kind, message }) => `${kind} ${message}`) ?? [];
  }
  const item = { name: 'hammer', id: 5, colour: 'red', kind: { type: 'tool', weight: 5 } };

  test('must have everything that the document requires, and may have more', async () => {
    expect(await kindsOf(201, { ...item, owner: 'me' })).toEqual([]);
    expect(await kindsOf(201, { ...item, id: undefined })).toEqual([
      "response.body.incompatible must have required property 'id'",
    ]);
  });

  test('may lack credentials, which are often removed', async () => {
    expect(await kindsOf(201, item, [{ name: 'X-Anything', value: '1' }])).toEqual([]);
  });
});
