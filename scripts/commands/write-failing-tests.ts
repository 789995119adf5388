import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Spec } from '../../contracts/openapi/spec.ts';
import { failingTest } from '../../contracts/reporters/failing-test/index.ts';
import type { CallRecord } from '../../contracts/verify/engine/call-record.ts';
import type { Emit } from '../../contracts/verify/engine/events.ts';
import type { Output } from '../cli/output.ts';
import { UsageError } from '../cli/usage-error.ts';

/** So many calls of a case are kept: those that a failure needs are not far from it. */
const mostCalls = 500;

/** Writes a test for each distinct failure of a run into a folder. Throws a UsageError where there can be none. */
export function testWriter(folder: string, spec: Spec, output: Output): Emit {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new UsageError(`--write-tests ${folder}: ${(error as NodeJS.ErrnoException).code ?? error}`);
  }
  const calls = new Map<string, CallRecord[]>();
  let run = '';
  return (event) => {
    if (event.type === 'started') run = event.run;
    if (event.type === 'case-ended') calls.delete(event.caseId);
    if (event.type === 'called') {
      const { record } = event;
      calls.set(record.caseId, [...(calls.get(record.caseId) ?? []).slice(-mostCalls), record]);
    }
    if (event.type !== 'failed' || event.isNew === false) return;
    const { failure, cause } = event;
    const number = cause?.number ?? 0;
    const text = failingTest({ spec, failure, calls: calls.get(failure.caseId) ?? [], run });
    const name = `${number}-${failure.operationId}-${failure.check}`.replaceAll(/[^\w.-]+/g, '-');
    if (text === undefined)
      output.err(`no test is written for failure #${number}: its calls cannot be shown`);
    else writeFileSync(join(folder, `${name}.test.js`), text);
  };
}
