import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { createMock } from '../../../mock/mock.ts';
import { documentApi } from '../../../mock/resources/index.ts';
import { openSpec } from '../../spec/open.ts';
import { mockTarget } from '../../targets/mock.ts';
import { runContract } from '../run.ts';
import { documentContract } from './document-contract.ts';

const folder = join(import.meta.dirname, '../../../node_modules/@readme/oas-examples');
const files = ['2.0', '3.0', '3.1'].flatMap((version) =>
  readdirSync(join(folder, version, 'json'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => `${version}/json/${name}`),
);

/** Documents that nothing can keep to, and why. */
const impossible: Readonly<Record<string, string>> = {
  '2.0/json/petstore.json': 'an order may choose an id that no path takes, so that it is taken for ever',
  '3.0/json/petstore.json': 'an order may choose an id that no path takes, so that it is taken for ever',
  '3.1/json/petstore.json': 'an order may choose an id that no path takes, so that it is taken for ever',
  '3.0/json/circular-request-bodies.json': 'TreeNode requires a TreeNode without end',
  '3.0/json/discriminators.json': 'an event is to be exactly one of two schemas that are the same',
  '3.0/json/readme-legacy.json': 'an error is to be exactly one of several schemas that are the same',
  '3.0/json/schema-types.json': 'the schemas of an allOf exclude each other',
  '3.1/json/readme.json': 'no answer tells the ids that its paths have',
  '3.1/json/schema-types.json': 'the schemas of an allOf exclude each other',
  '3.0/json/schema-validation.json': 'a pattern is no regular expression of ECMA-262 with Unicode',
};

/** What breaks when a document's mock is verified, and which operations were never called. */
async function verified(file: string, enough = Number.POSITIVE_INFINITY): Promise<string[]> {
  const { spec } = await openSpec(join(folder, file));
  const mock = createMock(documentApi(spec, { auth: 'strict' }), { seed: 1 });
  const broken: string[] = [];
  const stop = new AbortController();
  const called = new Set<string>();
  await runContract(documentContract({ spec }), mockTarget(mock), {
    run: 'test',
    // What comes by chance would take minutes.
    cases: 0,
    signal: stop.signal,
    emit: (event) => {
      if (event.type === 'called' && event.record.intent === 'valid') called.add(event.record.operationId);
      if (event.type !== 'failed') return;
      const { caseId, check, message } = event.failure;
      broken.push(`${caseId} · ${check}: ${message}`);
      if (broken.length >= enough) stop.abort();
    },
  });
  const missed = [...spec.operations.keys()].filter((id) => !called.has(id));
  return [...broken, ...missed.map((id) => `${id} was not called`)];
}

test.each(files.filter((file) => !impossible[file]))(
  '%s is mocked, and verifies clean',
  async (file) => {
    expect(await verified(file)).toEqual([]);
  },
  120_000,
);

test.each(Object.entries(impossible))(
  '%s cannot be kept to: %s',
  async (file) => {
    expect(await verified(file, 1)).not.toEqual([]);
  },
  120_000,
);
