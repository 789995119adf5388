import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { spawnCli } from '../testing/spawn-cli.ts';

/** GitHub's, for one: `package/generated/api.github.com.json` of npm @octokit/openapi, which is too big to depend on. */
const folder = process.env.BONAFIDE_BIG_DOCUMENTS;
const documents =
  folder === undefined ? [] : readdirSync(folder).filter((name) => /\.(json|ya?ml)$/.test(name));
const measuring = documents.length > 0 && existsSync('/proc/self/status') ? describe : describe.skip;
const whyNot = documents.length > 0 ? '' : ' (BONAFIDE_BIG_DOCUMENTS names no folder with any)';

/** The most memory that a process has held, in megabytes, as Linux counts it. */
function peakMegabytes(pid: number | undefined): number {
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1000;
}

measuring('a mock of a big document', () => {
  test.each(documents)(
    `%s answers within 250 MB${whyNot}`,
    async (name) => {
      const mock = spawnCli(['mock', join(folder ?? '', name), '--port', '0', '--auth', 'off', '--quiet']);
      const [, address = ''] = await mock.line(/ mock ready at (\S+)/);
      const response = await fetch(address);
      await response.arrayBuffer();
      expect(response.status).toBeLessThan(500);
      const megabytes = peakMegabytes(mock.pid);
      expect(megabytes).toBeGreaterThan(0);
      expect(megabytes).toBeLessThan(250);
    },
    60_000,
  );
});
