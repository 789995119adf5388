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
import { hostileHandle, type VerifyRun, verifyWithReports } from '../testing/verify-with-reports.ts';

// One run against a hostile server, with every kind of report; each is validated by its format's own schema.

/** All but the random ones. */
const cases = plan(dockerContract()).length;
const root = join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);

describe('reports of a run with failures', () => {
  let run: VerifyRun;
  beforeAll(async () => {
    run = await verifyWithReports(hostileHandle());
  });

  test('verify ends with 1', () => {
    expect(run.code).toBe(1);
  });

  test('JUnit is valid XML, with a test for each case', async () => {
    const schema = readFileSync(join(root, 'contracts/reporters/fixtures/junit.xsd'), 'utf8');
    await expectValidXml(run.reports.junit, schema);
    expect(run.reports.junit).toMatch(
      new RegExp(`<testsuites name="docker on http:[^"]+" tests="${cases}" failures="[1-9]`),
    );
    expect(run.reports.junit).toMatch(
      /<failure message="expected: a documented status: [^"]*; actual: 418" type="status-documented">/,
    );
  });

  test('CTRF is valid, and points into the document', () => {
    const report = JSON.parse(run.reports.ctrf);
    expect(validateCtrf(report)).toEqual(expect.objectContaining({ valid: true }));
    const { summary, tests } = report.results;
    expect(summary).toMatchObject({ tests: cases, passed: tests.filter(passed).length, other: 0 });
    const [failed] = tests.filter((one: Test) => !passed(one));
    expect(failed).toMatchObject({ filePath: 'specs/docker.yaml', line: expect.any(Number) });
  });

  test('SARIF is valid, with a result for each distinct failure at its line of the document', () => {
    const log = JSON.parse(run.reports.sarif);
    expect(schemaErrors(sarifSchema(), log)).toEqual([]);
    const [sarifRun] = log.runs;
    const found = sarifRun.results.find(({ ruleId }: { ruleId: string }) => ruleId === 'body-schema');
    const { artifactLocation, region } = found.locations[0].physicalLocation;
    expect(artifactLocation).toEqual({ uri: 'specs/docker.yaml' });
    const line = readFileSync(join(root, 'specs/docker.yaml'), 'utf8').split('\n')[region.startLine - 1];
    expect(line?.slice(region.startColumn - 1)).toBe('type: object');
    const tags = ['web-fuzzing-commons/F200'];
    expect(sarifRun.tool.driver.rules[found.ruleIndex]).toMatchObject({
      id: 'body-schema',
      properties: { tags },
    });
    expect(found.webResponse).toMatchObject({ statusCode: 200 });
  });

  test('HAR is valid, with an entry for each request', () => {
    const har = JSON.parse(run.reports.har);
    expect(schemaErrors(require('har-schema').har, har, Object.values(require('har-schema')))).toEqual([]);
    const [, requests = ''] = /, ([\d,]+) requests, /.exec(run.out) ?? [];
    expect(har.log.entries).toHaveLength(Number(requests.replaceAll(',', '')));
  });

  test('GitHub annotations are one line for each distinct failure, without injected commands', () => {
    const lines = run.out.split('\n').filter((line) => line.startsWith('::'));
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines)
      expect(line).toMatch(
        /^::error file=specs\/docker\.yaml,line=\d+,col=\d+,title=\w+ · [\w-]+(\/[\w-]+)?::/,
      );
    expect(run.out).not.toMatch(/^::error::owned/m);
  });

  test('the GitHub summary escapes what a server sends', () => {
    const summary = run.reports.github;
    expect(summary).toMatch(/^### docker on http:/);
    expect(summary).toMatch(
      /^\| SecretInspect \| status-documented \| high \| specs\/docker\.yaml:\d+:\d+ \| /m,
    );
    expect(summary).not.toContain('<');
    for (const row of summary.match(/^\| .*$/gm) ?? []) expect(row.match(/(?<!\\)\|/g)).toHaveLength(8);
  });
});

describe('reports of a run without failures', () => {
  let run: VerifyRun;
  beforeAll(async () => {
    run = await verifyWithReports(builtinMock('docker').handle);
  });

  test('every report is valid, and has no failures', async () => {
    expect(run.code).toBe(0);
    const { junit, ctrf, sarif, har, github } = run.reports;
    await expectValidXml(junit, readFileSync(join(root, 'contracts/reporters/fixtures/junit.xsd'), 'utf8'));
    expect(junit).toContain(` tests="${cases}" failures="0" `);
    expect(validateCtrf(JSON.parse(ctrf))).toEqual(expect.objectContaining({ valid: true }));
    expect(JSON.parse(sarif).runs[0].results).toEqual([]);
    expect(schemaErrors(sarifSchema(), JSON.parse(sarif))).toEqual([]);
    expect(JSON.parse(har).log.entries.length).toBeGreaterThan(50);
    expect(github).toMatch(/^✅ 0 failures · /m);
    expect(run.out).not.toMatch(/^::/m);
  });
});

/** ajv's errors for a value and a schema of an older draft, whose keywords here mean the same. */
function schemaErrors(schema: Schema, value: unknown, others: Schema[] = []): unknown[] {
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
