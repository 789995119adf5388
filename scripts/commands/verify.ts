import type { Locate } from '../../contracts/reporters/reporter.ts';
import { terminalReporter } from '../../contracts/reporters/terminal.ts';
import { openSpec } from '../../contracts/spec/open.ts';
import { shown } from '../../contracts/spec/reading/source.ts';
import { runContract } from '../../contracts/suite/run.ts';
import { Unreachable } from '../../contracts/targets/target.ts';
import type { Output } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { openReports } from './reports.ts';
import { readVerifyOptions, runIdOf } from './verify-options.ts';

/** `bonafide verify <api> --target …`: exit code 0 when every promise is kept, 1 when one is broken. */
export async function verify(args: string[], output: Output): Promise<number> {
  const { contract, target, only, readOnly, reports, seed, again } = readVerifyOptions(args);
  const stop = new AbortController();
  const interrupt = () => {
    output.err('stopping: what the run created is being removed');
    stop.abort();
  };
  const locate = await placesOf(contract.spec.name);
  const tell = terminalReporter({ write: output.out, status: output.status, locate, again });
  const written = await openReports(reports, { spec: contract.spec, locate, again, say: output.out });
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    const failures = await runContract(contract, target, {
      emit: (event) => {
        tell(event);
        written.emit(event);
      },
      run: runIdOf(seed),
      seed,
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
    written.close();
    await target.close();
  }
}

/** Finds the document's parts in its file, as a path from here. */
async function placesOf(name: string): Promise<Locate> {
  const { locate } = await openSpec(name);
  return (pointer) => {
    const place = locate(pointer);
    return place && { ...place, file: shown(place.file) };
  };
}
