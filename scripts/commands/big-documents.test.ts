import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { spawnCli } from '../testing/spawn-cli.ts';

/** GitHub's, for one: `package/generated/api.github.com.json` of npm @octokit/openapi, which is too big to depend on. */
const folder = process.env.BONAFIDE_BIG_DOCUMENTS;
const documents =
  folder === undefined ? [] : readdirSync(folder).filter((name) => /\.(json|ya?ml)$/.test(name));
const measuring = documents.length > 0 && existsSync('/proc/self/stat') ? describe : describe.skip;
const whyNot = documents.length > 0 ? '' : ' (BONAFIDE_BIG_DOCUMENTS names no folder with any)';

/** What a process has used, as Linux counts it: seconds of the processor, and megabytes at most. */
function usedBy(pid: number | undefined): { seconds: number; megabytes: number } {
  const [, ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  // utime and stime, the fields 14 and 15, in hundredths (proc(5)); the first two are gone, and so is the state.
  const ticks = Number(fields[10]) + Number(fields[11]);
  const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return { seconds: ticks / 100, megabytes: Number(kilobytes) / 1000 };
}

measuring('a mock of a big document', () => {
  test.each(documents)(
    `%s answers within 2 s of the processor, and 250 MB${whyNot}`,
    async (name) => {
      const mock = spawnCli(['mock', join(folder ?? '', name), '--port', '0', '--auth', 'off', '--quiet']);
      const [, address = ''] = await mock.line(/ mock ready at (\S+)/);
      const response = await fetch(address);
      await response.arrayBuffer();
      expect(response.status).toBeLessThan(500);
      const { seconds, megabytes } = usedBy(mock.pid);
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThan(2);
      expect(megabytes).toBeGreaterThan(0);
      expect(megabytes).toBeLessThan(250);
    },
    60_000,
  );
});
