import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';

const jobs: (() => unknown)[] = [];

/** Registers a cleanup for the end of the current test; the last registered one runs first. */
export function afterThisTest(job: () => unknown): void {
  jobs.push(job);
}

/** A new directory, which is removed after the current test. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'bonafide-test-'));
  afterThisTest(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

afterEach(async () => {
  const failures: unknown[] = [];
  for (const job of jobs.splice(0).reverse()) {
    try {
      await job();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'the cleanup of the test failed');
});
