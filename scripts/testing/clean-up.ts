import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';

const jobs: (() => unknown)[] = [];

/** Has something undone after the running test, however that ends; what was begun last is undone first. */
export function afterThisTest(job: () => unknown): void {
  jobs.push(job);
}

/** A directory of the running test's own. */
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
  if (failures.length > 0) throw new AggregateError(failures, 'the test did not clean up behind itself');
});
