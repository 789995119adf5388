import { parseArgs } from 'node:util';
import { builtinContract } from '../../contracts/apis/index.ts';
import { terminalReporter } from '../../contracts/reporters/terminal.ts';
import { builtinNames, isBuiltin } from '../../contracts/spec/builtin.ts';
import type { Contract } from '../../contracts/suite/contract.ts';
import { plan } from '../../contracts/suite/plan.ts';
import { runContract } from '../../contracts/suite/run.ts';
import { httpTarget } from '../../contracts/targets/http.ts';
import { type Target, Unreachable } from '../../contracts/targets/target.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';

/** `bonafide verify <api> --target …`: exit code 0 when every promise is kept, 1 when one is broken. */
export async function verify(args: string[], output: Output): Promise<number> {
  const { contract, target, only, readOnly } = readOptions(args);
  const stop = new AbortController();
  const interrupt = () => {
    output.err('stopping: what the run created is being removed');
    stop.abort();
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    const run = Math.random().toString(36).slice(2, 10);
    const failures = await runContract(contract, target, {
      emit: terminalReporter(output.out),
      run,
      only,
      readOnly,
      variables: process.env,
      signal: stop.signal,
    });
    return stop.signal.aborted || failures > 0 ? 1 : 0;
  } catch (error) {
    if (error instanceof Unreachable) throw new UsageError(`${target.name}: ${error.message}`);
    throw error;
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    await target.close();
  }
}

function readOptions(args: string[]): {
  contract: Contract;
  target: Target;
  only: string[];
  readOnly: boolean;
} {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      target: { type: 'string' },
      only: { type: 'string', multiple: true, default: [] },
      'read-only': { type: 'boolean', default: false },
      env: { type: 'string' },
    },
  });
  const [api, ...more] = positionals;
  if (api === undefined || !isBuiltin(api) || more.length > 0) {
    throw new UsageError(`name one API: ${builtinNames.join(', ')}`);
  }
  if (values.env !== undefined) readVariables(values.env);
  if (values.target === undefined) throw new UsageError('--target says what to check: a URL, or unix:PATH');
  const contract = builtinContract(api);
  const unknown = values.only.filter((wanted) => !plan(contract).some(({ id }) => id.startsWith(wanted)));
  if (unknown.length > 0) throw new UsageError(`--only ${unknown.join(', ')}: no case's id starts so`);
  return { contract, target: targetOf(values.target), only: values.only, readOnly: values['read-only'] };
}

// What the environment has already wins over the file.
function readVariables(file: string): void {
  try {
    process.loadEnvFile(file);
  } catch (error) {
    throw new UsageError(`--env ${file}: ${(error as NodeJS.ErrnoException).code ?? 'cannot be read'}`);
  }
}

function targetOf(address: string): Target {
  try {
    return httpTarget(address);
  } catch {
    throw new UsageError(`--target ${address}: it takes a URL, or unix:PATH`);
  }
}
