import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ReportKind, reportKinds } from '../../contracts/reporters/index.ts';
import { serve } from '../../mock/adapters/serve.ts';
import { builtinMock } from '../../mock/apis/index.ts';
import { mutants } from '../mutations/apis/docker/index.ts';
import type { Handle } from '../mutations/mutant.ts';
import { runCli } from './run-cli.ts';

/** A run of `bonafide verify`, with all its reports. */
export interface VerifyRun {
  code: number;
  out: string;
  err: string;
  reports: Record<ReportKind, string>;
}

/** Runs verify against a Docker mock with this handler, and writes every kind of report. */
export async function verifyWithReports(handle: Handle): Promise<VerifyRun> {
  const mock = builtinMock('docker');
  const served = await serve({ ...mock, handle }, { host: '127.0.0.1', port: 0 }, { token: 'unused' });
  try {
    return await reportsOf('docker', served.address);
  } finally {
    await served.close();
  }
}

/** Runs verify without random calls against an address, and writes every kind of report. */
export async function reportsOf(api: string, address: string): Promise<VerifyRun> {
  const directory = mkdtempSync(join(tmpdir(), 'bonafide-test-'));
  try {
    const pathOf = (kind: ReportKind) => join(directory, 'new', kind);
    const options = reportKinds.flatMap((kind) => ['--report', `${kind}=${pathOf(kind)}`]);
    const given = ['--target', address, '--disposable', '--seed', '7', '--cases', '0'];
    const run = await runCli('verify', api, ...given, ...options);
    const texts = reportKinds.map((kind) => [kind, readFileSync(pathOf(kind), 'utf8')] as const);
    return { ...run, reports: Object.fromEntries(texts) as VerifyRun['reports'] };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Text that would be a script, the end of a comment, a workflow command or a control character, if it were not escaped. */
export const hostileText =
  '</script><script>window.owned=1</script><img src=x onerror="window.owned=1">]]><!--\u0000\u001b[2J\ufffe\ud800\n::error::owned`|%0A';

/** Answers with invalid labels, and with an undocumented status whose body is {@link hostileText}. */
export function hostileHandle(): Handle {
  const mutant = mutants.find(({ id }) => id === 'Labels is null');
  if (!mutant) throw new Error('no such mutant');
  const handle = mutant.mutate(builtinMock('docker').handle);
  return async (request) => {
    const response = await handle(request);
    if (response.status !== 404) return response;
    return { ...response, status: 418, body: JSON.stringify({ message: hostileText }) };
  };
}
