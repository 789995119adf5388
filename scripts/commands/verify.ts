import { counted } from '../../contracts/reporters/summary-line.ts';
import { terminalReporter } from '../../contracts/reporters/terminal.ts';
import { cleanUpAfter } from '../../contracts/verify/clean-up-run.ts';
import { callLine } from '../../contracts/verify/engine/call-record.ts';
import type { Coverage } from '../../contracts/verify/engine/coverage-result.ts';
import type { Emit } from '../../contracts/verify/engine/events.ts';
import { Unreachable } from '../../contracts/verify/engine/target.ts';
import { rateLimitedTarget } from '../../contracts/verify/targets/rate-limited.ts';
import { verifyContract } from '../../contracts/verify/verify.ts';
import { colored } from '../cli/colors.ts';
import type { Values } from '../cli/command.ts';
import type { Output } from '../cli/output.ts';
import { UsageError } from '../cli/usage-error.ts';
import type { verifyCommand } from './definitions/verify.ts';
import { dryRun } from './dry-run.ts';
import { isCovered } from './min-coverage.ts';
import { readVerifyOptions, runIdOf, type VerifyCommand } from './read-verify-options.ts';
import { openReports } from './reports.ts';
import { sourceLocations } from './source-locations.ts';
import { type SeedRun, trySeeds } from './try-seeds.ts';
import { BaselineUpdate, baselineOf } from './verify-baseline.ts';
import { verifyPact } from './verify-pact.ts';
import { testWriter } from './write-failing-tests.ts';

/** `bonafide verify <api | file> --target …`: exit code 0 without failures, 1 with some, or when stopped early. */
export async function verify(values: Values<typeof verifyCommand>, output: Output): Promise<number> {
  const command = await readVerifyOptions(values);
  const { target } = command;
  try {
    if (command.dryRun) return await dryRun(command, output);
    if (command.cleanUp !== undefined) return await cleanUp(command, command.cleanUp, output);
    if (command.pact !== undefined) return await verifyPact(command, command.pact, output);
    return await runUntilStopped(values, command, output);
  } catch (error) {
    if (error instanceof Unreachable) throw new UsageError(`${target.name}: ${error.message}`);
    throw error;
  } finally {
    await target.close();
  }
}

/** Runs until the end, Ctrl-C, or the end of the time budget. */
async function runUntilStopped(
  values: Values<typeof verifyCommand>,
  command: VerifyCommand,
  output: Output,
): Promise<number> {
  const stop = new AbortController();
  const stopFor = (why: string) => () => {
    output.err(`${why}, cleaning up…`);
    stop.abort();
  };
  const interrupt = stopFor('Interrupted');
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const { budgetMs, untilMs } = command;
  const budget = budgetMs === undefined ? undefined : setTimeout(stopFor('Time budget spent'), budgetMs);
  try {
    if (untilMs === undefined) return await run(command, stop.signal, output);
    const end = Date.now() + untilMs;
    const seedRun = (one: VerifyCommand): SeedRun => ({
      seed: one.seed,
      rerun: one.rerunCommand([]),
      run: (shown, emit) => run(one, stop.signal, shown, emit),
    });
    const next = async (seed: number) =>
      seedRun({ ...(await readVerifyOptions({ ...values, seed })), target: command.target });
    const isOver = () => stop.signal.aborted || Date.now() >= end;
    return await trySeeds({ first: seedRun(command), next, isOver }, output);
  } finally {
    clearTimeout(budget);
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

/** What of a run its end depends on. */
class RunFacts {
  hasBegun = false;
  isClean = false;
  isIncomplete = false;
  coverage: Coverage = [];

  readonly emit: Emit = (event) => {
    if (event.type === 'case-started') this.hasBegun = true;
    if (event.type === 'cleaned-up') this.isClean = true;
    if (event.type === 'coverage') this.coverage = event.coverage;
    if (event.type === 'ended') this.isIncomplete = event.incomplete !== undefined;
  };
}

async function run(
  command: VerifyCommand,
  signal: AbortSignal,
  output: Output,
  listen?: Emit,
): Promise<number> {
  const { api, contract, seed, perSecond, reports, rerunCommand, cleanUpCommand } = command;
  const { cases, only, shard, readOnly, allow, concurrency, maxMs, strictInput, settleMs } = command;
  const locate = await sourceLocations(api);
  const { status } = output;
  // Colours are for those who watch; a file gets plain lines.
  const write = status ? (line: string) => output.raw(colored(line)) : output.out;
  const report = terminalReporter({ write, status, locate, rerunCommand, envFile: command.envFile });
  const print = output.raw;
  const files = await openReports(reports, { spec: contract.spec, locate, rerunCommand, print });
  const target = rateLimitedTarget(command.target, { perSecond, signal, onWait: waitNotice(output) });
  const run = runIdOf(seed, command.shard);
  const facts = new RunFacts();
  const update = new BaselineUpdate();
  const listeners = [facts.emit, report, files.emit, update.emit, ...(listen ? [listen] : [])];
  if (command.writeTests !== undefined) listeners.push(testWriter(command.writeTests, contract.spec, output));
  const emit: Emit = (event) => {
    for (const one of listeners) one(event);
  };
  const variables = process.env;
  try {
    const limits = { cases, only, shard, readOnly, allow, concurrency, maxMs, strictInput, settleMs, signal };
    const baseline = command.baseline && baselineOf(command.baseline);
    const options = {
      emit,
      run,
      seed,
      variables,
      otherVariables: command.otherVariables,
      own: command.own,
      baseline,
      addsToBaseline: command.baseline?.added !== undefined,
      isShort: command.budgetMs !== undefined,
      ...limits,
    };
    const found = await verifyContract(contract, target, options);
    const failures = command.baseline?.added ? update.write(command.baseline, output) : found;
    const isEnough = isCovered(facts.coverage, command.minCoverage, output);
    return signal.aborted || facts.isIncomplete || failures > 0 || !isEnough ? 1 : 0;
  } finally {
    files.close();
    if (facts.hasBegun && !facts.isClean)
      output.err(`Cleanup incomplete. Remove leftovers with: ${cleanUpCommand(run)}`);
  }
}

async function cleanUp(
  { contract, target, perSecond }: VerifyCommand,
  run: string,
  output: Output,
): Promise<number> {
  const polite = rateLimitedTarget(target, { perSecond, onWait: waitNotice(output) });
  const { removed, refused } = await cleanUpAfter(contract, polite, { run, variables: process.env });
  for (const call of refused) output.err(`Not removed: ${callLine(call)}`);
  output.out(
    removed === 0 ? `Nothing left of run ${run}.` : `Removed ${counted(removed, 'item')} of run ${run}.`,
  );
  return refused.length > 0 ? 1 : 0;
}

function waitNotice({ err }: Output): (wait: { status: number; ms: number }) => void {
  return ({ status, ms }) => err(`Got ${status}, retrying in ${(ms / 1000).toFixed(1)} s`);
}
