import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { createMock } from '../../../mock/mock.ts';
import { documentApi } from '../../../mock/resources/index.ts';
import { type OpenedSpec, openSpec } from '../../spec/open.ts';
import { SpecError } from '../../spec/reading/spec-error.ts';
import { mockTarget } from '../../targets/mock.ts';
import { runContract } from '../run.ts';
import { documentContract } from './document-contract.ts';

const folder = join(import.meta.dirname, '../../../node_modules/@readme/oas-examples');
const files = ['2.0', '3.0', '3.1'].flatMap((version) =>
  readdirSync(join(folder, version, 'json'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => `${version}/json/${name}`),
);

/** Of documents that are opened with lax: the operations that are off, and why. */
const lax: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  '3.0/json/circular-request-bodies.json': {
    // It requires a parent, which requires one, and so on.
    directCircular: /impossible-schema #\/components\/schemas\/TreeNode\/properties\/parent .*without end/,
  },
  '3.0/json/discriminators.json': {
    // A discriminator is a hint, and changes nothing: "exactly one" cannot hold of two that are the same.
    'POST /potentially-undefined-formData':
      /impossible-schema .*\/oneOf .*2 schemas of its oneOf are the same/,
  },
  // A text that is an integer.
  '3.0/json/schema-types.json': impossibleBodies(),
  '3.1/json/schema-types.json': impossibleBodies(),
};

function impossibleBodies(): Record<string, RegExp> {
  const why = /impossible-schema .*\/allOf\/1 .*it is to be number, and besides to be string/;
  return { quirks_entirelyIncompatibleAllOf: why, quirks_partiallyUsableIncompatibleAllOf: why };
}

/** What a run of a document's own mock finds: what breaks, and which operations were never called. */
async function verified(
  opened: OpenedSpec,
): Promise<{ broken: string[]; missed: string[]; untried: string[] }> {
  const { spec } = opened;
  const mock = createMock(documentApi(spec, { auth: 'strict' }), { seed: 1 });
  const broken: string[] = [];
  const untried = new Set<string>();
  const called = new Set<string>();
  await runContract(documentContract(opened), mockTarget(mock), {
    run: 'test',
    // What comes by chance would take minutes.
    cases: 0,
    emit: (event) => {
      if (event.type === 'called' && event.record.intent === 'valid') called.add(event.record.operationId);
      if (event.type === 'untried') untried.add(`${event.untried.operationId}: ${event.untried.why}`);
      if (event.type !== 'failed') return;
      const { caseId, check, message } = event.failure;
      broken.push(`${caseId} · ${check}: ${message}`);
    },
  });
  const missed = [...spec.operations.keys()].filter((id) => !called.has(id));
  return { broken, missed, untried: [...untried] };
}

test.each(files.filter((file) => !lax[file]))(
  '%s is mocked, and verifies clean',
  async (file) => {
    const opened = await openSpec(join(folder, file));
    expect(await verified(opened)).toMatchObject({ broken: [], missed: [] });
  },
  120_000,
);

test.each(Object.entries(lax))(
  '%s does not start; without what it says is impossible, it is mocked and verifies clean',
  async (file, why) => {
    await expect(openSpec(join(folder, file))).rejects.toThrow(SpecError);
    const opened = await openSpec(join(folder, file), { lax: true });
    expect(Object.fromEntries(opened.off.map((one) => [one.id, one.why]))).toEqual(
      Object.fromEntries(Object.entries(why).map(([id, words]) => [id, expect.stringMatching(words)])),
    );
    const { untried, ...run } = await verified(opened);
    expect(run).toEqual({ broken: [], missed: [] });
    expect(untried).toEqual(Object.keys(why).map((id) => expect.stringContaining(`${id}: it is off: `)));
  },
  120_000,
);
