import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { builtinContract } from '../contracts/apis/index.ts';
import { builtinNames } from '../contracts/openapi/load-builtin.ts';
import { loadDocument } from '../contracts/openapi/load-document.ts';
import { type ReportKind, reportKinds } from '../contracts/reporters/index.ts';
import { plan } from '../contracts/verify/plan.ts';
import { documentApi } from '../mock/inferred/index.ts';
import { createMock } from '../mock/mock.ts';
import { serveMock } from './testing/serve-mock.ts';
import { testTitles } from './testing/test-titles.ts';
import {
  hostileHandle,
  reportsOf,
  type VerifyRun,
  verifyWithReports,
} from './testing/verify-with-reports.ts';
import { writeFiles } from './testing/write-files.ts';

// One word per idea, the field's own (DESIGN): the words and file names that were replaced do not come back.

const root = join(import.meta.dirname, '..');
const oldWords =
  /\b(laws?|lie|lies|lied|liars?|lying|strangers?|impostors?|keepers?|journeys?|befalls?|befell|befallen|told)\b|never seen/i;

/** Folders and files that were renamed. */
const oldPaths = [
  'contracts/spec',
  'contracts/suite',
  'contracts/checks',
  'contracts/targets',
  'contracts/consumer/check',
  'contracts/consumer/traffic',
  'mock/resources',
  'scripts/engine',
  ...['docker', 'ecp', 'gcore', 'huawei', 'sap'].flatMap((api) =>
    ['guard.ts', 'guard.test.ts', 'keeper.ts', 'vendor.ts', 'sample.ts', 'lies', 'lies.ts', 'journeys'].map(
      (name) => `contracts/apis/${api}/${name}`,
    ),
  ),
  'contracts/apis/huawei/strangers.ts',
  'contracts/consumer/broken-call.ts',
  'contracts/consumer/input-faults.ts',
  'contracts/consumer/maker.ts',
  'contracts/consumer/pact/harmless.ts',
  'contracts/consumer/pact/in-version-3.ts',
  'contracts/consumer/satisfy/judge-response.ts',
  'contracts/reporters/causes.ts',
  'contracts/reporters/html/cause-card.ts',
  'contracts/reporters/html/tally.ts',
  'contracts/traffic/expectation.ts',
  'contracts/traffic/judge-expectation.ts',
  'contracts/traffic/place.ts',
  'contracts/traffic/verdict.ts',
  'mock/apis/huawei/kept.ts',
  'mock/stages/sample-reply.ts',
  'scripts/cli.ts',
  'scripts/commands/places.ts',
  'scripts/commands/verify-manners.test.ts',
  'scripts/commands/verify-untried.test.ts',
  'scripts/corpus/judge.ts',
  'scripts/corpus/judge-body.ts',
  'scripts/corpus/judge-parameters.ts',
  'scripts/corpus/opinion.ts',
  'scripts/corpus/verify-whole.ts',
  'scripts/live.ts',
  'scripts/mocked.ts',
  'scripts/mutations/catch.ts',
  'scripts/mutations/of-answers.ts',
  'scripts/mutations/of-input.ts',
  'scripts/mutations/of-meetings.ts',
  'scripts/mutations/of-state.ts',
  'scripts/mutations/share.ts',
  'scripts/mutations/subjects.ts',
  'scripts/output.ts',
  'scripts/overrides.ts',
  'scripts/paint.ts',
  'scripts/testing/all-messages.ts',
  'scripts/testing/tell-all.ts',
  'scripts/usage-error.ts',
  'scripts/whole-number.ts',
];

/** File names that say nothing of their content, in whatever folder. */
const oldNames = [
  ...[
    'alive',
    'befall',
    'beyond-reach',
    'blame',
    'case-ended',
    'changes-join',
    'generic-lies',
    'head-as-get',
  ],
  ...[
    'hide',
    'impossible',
    'impossible-answer',
    'impostors',
    'input-fault',
    'input-faults',
    'keeper',
    'keepers',
  ],
  ...['kept', 'labelled', 'laws', 'lies', 'location-leads', 'lying', 'misconfigured', 'modernise'],
  ...[
    'neighbours-untouched',
    'obtain',
    'one-operation',
    'order-holds',
    'out-of-order',
    'own-body',
    'pages-join',
  ],
  ...['picked', 'put-again', 'readings', 'refused-changes-nothing', 'refused-creates-nothing', 'repair'],
  ...[
    'replaced-whole',
    'request-holds',
    'requires-marked',
    'says-the-same',
    'settle',
    'settle-ids',
    'shown-again',
  ],
  ...[
    'singletons-kept',
    'site',
    'sites',
    'spoil',
    'strangers',
    'strangers-refused',
    'thing',
    'things',
    'tidy',
  ],
  ...['times-move', 'times-of-writes', 'turn', 'values-kept', 'vet', 'vet-possible', 'vet-security'],
  ...['why-no-call', 'world', 'writers-at-once'],
];

const sources = ['contracts', 'mock', 'scripts'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((path) => join(room, path)),
);

describe('file names', () => {
  test.each(oldPaths)('%s is gone', (path) => {
    expect(existsSync(join(root, path))).toBe(false);
  });

  test('have none of the old names', () => {
    const nameOf = (path: string) => basename(path).split('.', 1)[0] ?? '';
    expect(sources.filter((path) => oldNames.includes(nameOf(path)))).toEqual([]);
  });
});

test('test titles have none of the old words', () => {
  const files = sources.filter((path) => path.endsWith('.test.ts'));
  const found = files
    .flatMap((file) => testTitles(join(root, file)).map((title) => ({ ...title, file })))
    .filter(({ text }) => oldWords.test(text))
    .map(({ file, line, text }) => `${file}:${line} ${text}`);
  expect(found).toEqual([]);
});

test.each(builtinNames)('the cases of %s have none of the old words', (name) => {
  const cases = plan(builtinContract(name), { cases: 1, seed: 1 });
  const texts = cases.flatMap(({ id, title, check }) => [id, title, check]);
  expect(texts.filter((text) => oldWords.test(text))).toEqual([]);
});

describe('the output of verify', () => {
  const runs: VerifyRun[] = [];

  beforeAll(async () => {
    runs.push(await verifyWithReports(hostileHandle()), await partlyCoveredRun());
  }, 60_000);

  test('has failures and operations that are not covered', () => {
    const text = runs.map(({ out }) => out).join('\n');
    expect(text).toMatch(/^✗ Secret/m);
    expect(text).toMatch(/^– not covered · namePet: /m);
    expect(text).toMatch(/^not covered: /m);
  });

  test('in the terminal has none of the old words', () => {
    expect(linesWithOldWords(runs.map(({ out, err }) => out + err))).toEqual([]);
  });

  test.each(reportKinds)('as a %s report has none of the old words', (kind: ReportKind) => {
    expect(linesWithOldWords(runs.map(({ reports }) => reports[kind]))).toEqual([]);
  });
});

/** A run of a document with security, and an operation whose valid calls cannot be generated (a back reference). */
async function partlyCoveredRun(): Promise<VerifyRun> {
  const schema = { type: 'string', pattern: '^(a|b)\\1-\\1$' };
  const file = writeFiles({
    'pets.json': {
      openapi: '3.1.0',
      info: { title: 'Pets', version: '1' },
      security: [{ key: [] }],
      components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
      paths: {
        '/pets': { get: { operationId: 'listPets', responses: { 200: { description: 'done' } } } },
        '/names': {
          post: {
            operationId: 'namePet',
            requestBody: { required: true, content: { 'application/json': { schema } } },
            responses: { 200: { description: 'done' } },
          },
        },
      },
    },
  });
  const { spec } = await loadDocument(file);
  const { address } = await serveMock('tcp', createMock(documentApi(spec, { auth: 'strict' })));
  return reportsOf(file, address);
}

function linesWithOldWords(texts: readonly string[]): string[] {
  const lines = texts.flatMap((text) => text.split('\n'));
  return lines.flatMap((line) => {
    const found = oldWords.exec(line);
    return found ? [line.slice(Math.max(0, found.index - 60), found.index + 60)] : [];
  });
}
