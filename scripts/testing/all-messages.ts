import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ReportKind, reportKinds } from '../../contracts/reporters/index.ts';
import { serve } from '../../mock/adapters/serve.ts';
import { builtinMock } from '../../mock/apis/index.ts';
import { mutants } from '../mutations/apis/docker/index.ts';
import type { Handle } from '../mutations/mutant.ts';
import { runCli } from './run-cli.ts';

/** A run of `bonafide verify docker`, and every report of it. */
export interface Told {
  code: number;
  out: string;
  reports: Record<ReportKind, string>;
}

/** Runs verify with every report at once on a server that answers so. */
export async function tellAll(handle: Handle): Promise<Told> {
  const mock = builtinMock('docker');
  const served = await serve({ ...mock, handle }, { host: '127.0.0.1', port: 0 }, { token: 'unused' });
  const directory = mkdtempSync(join(tmpdir(), 'bonafide-test-'));
  try {
    const pathOf = (kind: ReportKind) => join(directory, 'new', kind);
    const options = reportKinds.flatMap((kind) => ['--report', `${kind}=${pathOf(kind)}`]);
    const { code, out } = await runCli(
      'verify',
      'docker',
      '--target',
      served.address,
      '--seed',
      '7',
      '--cases',
      '0',
      ...options,
    );
    const texts = reportKinds.map((kind) => [kind, readFileSync(pathOf(kind), 'utf8')] as const);
    return { code, out, reports: Object.fromEntries(texts) as Told['reports'] };
  } finally {
    rmSync(directory, { recursive: true });
    await served.close();
  }
}

/** What would be a script, the end of a comment, another command, and no text at all, if nobody took care. */
export const hostileText =
  '</script><script>window.owned=1</script><img src=x onerror="window.owned=1">]]><!--\u0000\u001b[2J\ufffe\ud800\n::error::owned`|%0A';

/** Answers with labels that are none, and with an undocumented status whose body attacks whoever shows it. */
export function hostileHandle(): Handle {
  const lie = mutants.find(({ id }) => id === 'Labels is null');
  if (!lie) throw new Error('the lie is gone');
  const handle = lie.mutate(builtinMock('docker').handle);
  return async (request) => {
    const response = await handle(request);
    if (response.status !== 404) return response;
    return { ...response, status: 418, body: JSON.stringify({ message: hostileText }) };
  };
}
