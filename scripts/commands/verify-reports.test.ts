import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { validate as validateCtrf } from 'ctrf';
import { validateXML } from 'xmllint-wasm';
import { dockerContract } from '../../contracts/apis/docker/index.ts';
import { plan } from '../../contracts/verify/plan.ts';
import { builtinMock } from '../../mock/apis/index.ts';
import { hostileHandle, type Told, tellAll } from '../testing/all-messages.ts';

// One run on a hostile server, told in every way at once; each report is held against its format's own schema.

/** All but the random ones. */
const cases = plan(dockerContract()).length;
const root = join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);

describe('on a lying server', () => {
  let told: Told;
  beforeAll(async () => {
    told = await tellAll(hostileHandle());
  });

  test('verify ends with 1', () => {
    expect(told.code).toBe(1);
  });

  test('JUnit is XML by its schema, with a test a case', async () => {
    const schema = readFileSync(join(root, 'contracts/reporters/fixtures/junit.xsd'), 'utf8');
    await expectValidXml(told.reports.junit, schema);
    expect(told.reports.junit).toMatch(
      new RegExp(`<testsuites name="docker on http:[^"]+" tests="${cases}" failures="[1-9]`),
    );
    expect(told.reports.junit).toMatch(
      /<failure message="\/status 418 is not documented[^"]*" type="status-documented">/,
    );
  });

  test('CTRF is JSON by its schema, and points into the document', () => {
    const report = JSON.parse(told.reports.ctrf);
    expect(validateCtrf(report)).toEqual(expect.objectContaining({ valid: true }));
    const { summary, tests } = report.results;
    expect(summary).toMatchObject({ tests: cases, passed: tests.filter(passed).length, other: 0 });
    const [failed] = tests.filter((one: Test) => !passed(one));
    expect(failed).toMatchObject({ filePath: 'specs/docker.yaml', line: expect.any(Number) });
  });

  test('SARIF is JSON by its schema, with a result a cause at its line of the document', () => {
    const log = JSON.parse(told.reports.sarif);
    expect(faultsBySchema(sarifSchema(), log)).toEqual([]);
    const [run] = log.runs;
    const found = run.results.find(({ ruleId }: { ruleId: string }) => ruleId === 'body-schema');
    const { artifactLocation, region } = found.locations[0].physicalLocation;
    expect(artifactLocation).toEqual({ uri: 'specs/docker.yaml' });
    const line = readFileSync(join(root, 'specs/docker.yaml'), 'utf8').split('\n')[region.startLine - 1];
    expect(line?.slice(region.startColumn - 1)).toBe('type: object');
    const tags = ['web-fuzzing-commons/F200'];
    expect(run.tool.driver.rules[found.ruleIndex]).toMatchObject({ id: 'body-schema', properties: { tags } });
    expect(found.webResponse).toMatchObject({ statusCode: 200 });
  });

  test('HAR is JSON by its schema, with an entry a call', () => {
    const har = JSON.parse(told.reports.har);
    expect(faultsBySchema(require('har-schema').har, har, Object.values(require('har-schema')))).toEqual([]);
    const [, calls] = /, (\d+) calls, /.exec(told.out) ?? [];
    expect(har.log.entries).toHaveLength(Number(calls));
  });

  test('GitHub gets an annotation a cause on stdout, each in one line that nothing breaks out of', () => {
    const lines = told.out.split('\n').filter((line) => line.startsWith('::'));
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines)
      expect(line).toMatch(
        /^::error file=specs\/docker\.yaml,line=\d+,col=\d+,title=\w+ · [\w-]+(\/[\w-]+)?::/,
      );
    expect(told.out).not.toMatch(/^::error::owned/m);
  });

  test('GitHub gets a summary in Markdown, in which nothing that a server says is markup', () => {
    const summary = told.reports.github;
    expect(summary).toMatch(/^### docker on http:/);
    expect(summary).toMatch(
      /^\| SecretInspect \| status-documented \| high \| specs\/docker\.yaml:\d+:\d+ \| /m,
    );
    expect(summary).not.toContain('<');
    for (const row of summary.match(/^\| .*$/gm) ?? []) expect(row.match(/(?<!\\)\|/g)).toHaveLength(7);
  });
});

describe('on a mock that keeps its promises', () => {
  let told: Told;
  beforeAll(async () => {
    told = await tellAll(builtinMock('docker').handle);
  });

  test('every report is valid, and has nothing to tell', async () => {
    expect(told.code).toBe(0);
    const { junit, ctrf, sarif, har, github } = told.reports;
    await expectValidXml(junit, readFileSync(join(root, 'contracts/reporters/fixtures/junit.xsd'), 'utf8'));
    expect(junit).toContain(` tests="${cases}" failures="0" `);
    expect(validateCtrf(JSON.parse(ctrf))).toEqual(expect.objectContaining({ valid: true }));
    expect(JSON.parse(sarif).runs[0].results).toEqual([]);
    expect(faultsBySchema(sarifSchema(), JSON.parse(sarif))).toEqual([]);
    expect(JSON.parse(har).log.entries.length).toBeGreaterThan(50);
    expect(github).toContain('every promise was kept');
    expect(told.out).not.toMatch(/^::/m);
  });
});

/** What ajv has against a value by a schema of an older draft, in which all that is used here means the same. */
function faultsBySchema(schema: Schema, value: unknown, others: Schema[] = []): unknown[] {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  for (const other of others) if (other !== schema) ajv.addSchema(draftless(other));
  const validate = ajv.compile(draftless(schema));
  return validate(value) ? [] : (validate.errors ?? []);
}

type Schema = Record<string, unknown>;

function draftless({ $schema: _, id: __, ...schema }: Schema): Schema {
  return schema;
}

function sarifSchema(): Schema {
  const file = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  return JSON.parse(readFileSync(file, 'utf8'));
}

interface Test {
  status: string;
}

const passed = ({ status }: Test) => status === 'passed';

async function expectValidXml(xml: string, schema: string): Promise<void> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'report.xml', contents: xml }],
    schema: [schema],
  });
  expect(errors).toEqual([]);
}
