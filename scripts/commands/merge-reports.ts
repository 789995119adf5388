import { readFileSync } from 'node:fs';
import { shellWord } from '../../contracts/http/shell-quote.ts';
import { type JsonReport, jsonFormat } from '../../contracts/reporters/json.ts';
import { terminalReporter } from '../../contracts/reporters/terminal.ts';
import type { Coverage } from '../../contracts/verify/engine/coverage-result.ts';
import type { Emit, RunEventOf } from '../../contracts/verify/engine/events.ts';
import { mergeRuns } from '../../contracts/verify/merge-runs.ts';
import { colored } from '../cli/colors.ts';
import type { Values } from '../cli/command.ts';
import type { Output } from '../cli/output.ts';
import { UsageError } from '../cli/usage-error.ts';
import type { mergeReportsCommand } from './definitions/merge-reports.ts';
import { loadContract } from './load-contract.ts';
import { isCovered } from './min-coverage.ts';
import { openReports, readReports } from './reports.ts';
import { sourceLocations } from './source-locations.ts';

/** `bonafide merge-reports <file …>`: exit code 0 without failures in any shard, 1 with some, or where one ended early. */
export async function mergeReports(
  { files, report, minCoverage, corrections }: Values<typeof mergeReportsCommand>,
  output: Output,
): Promise<number> {
  const reports = files.map(readReport);
  const { api } = requireWhole(files, reports);
  const contract = await loadContract(api, { strict: false, corrections });
  const locate = await sourceLocations(api);
  const [rerun = ''] = reports.map((one) => one.rerun);
  const rerunCommand = (caseIds: readonly string[]) =>
    [rerun, ...caseIds.map((id) => `--only ${shellWord(id)}`)].join(' ');
  const write = output.status ? (line: string) => output.raw(colored(line)) : output.out;
  const show = terminalReporter({ write, locate, rerunCommand });
  const context = { spec: contract.spec, locate, rerunCommand, print: output.raw };
  const opened = await openReports(readReports(report), context);
  let coverage: Coverage = [];
  let isIncomplete = false;
  const emit: Emit = (event) => {
    if (event.type === 'coverage') coverage = event.coverage;
    if (event.type === 'ended') isIncomplete = event.incomplete !== undefined;
    show(event);
    opened.emit(event);
  };
  try {
    const failures = mergeRuns(
      contract,
      reports.map(({ events }) => events),
      emit,
    );
    return failures > 0 || isIncomplete || !isCovered(coverage, minCoverage, output) ? 1 : 0;
  } finally {
    opened.close();
  }
}

function readReport(file: string): JsonReport {
  let report: Partial<JsonReport> | null;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UsageError(`${file}: it is no JSON; a run that was killed leaves half a report`);
  }
  if (report?.format !== jsonFormat.format || report.version !== jsonFormat.version || !report.events)
    throw new UsageError(`${file}: it is no report that verify --report json=FILE wrote`);
  return report as JsonReport;
}

/** How the runs began. Throws a UsageError where they are not all shards of one, each once. */
function requireWhole(files: readonly string[], reports: readonly JsonReport[]): RunEventOf<'started'> {
  const starts = reports.map(({ events }, index) => {
    const start = events.find((event) => event.type === 'started');
    if (!start) throw new UsageError(`${files[index]}: the run has not begun`);
    return start;
  });
  const [first] = starts;
  if (!first) throw new UsageError('name the JSON reports of the shards');
  for (const [index, { api, seed }] of starts.entries()) {
    if (api !== first.api)
      throw new UsageError(`${files[index]}: it is of ${api}, and ${files[0]} of ${first.api}`);
    if (seed !== first.seed)
      throw new UsageError(
        `${files[index]}: its seed is ${seed}, and that of ${files[0]} ${first.seed}: give all shards the same --seed`,
      );
  }
  requireEachShard(starts.map(({ shard = '1/1' }) => shard));
  return first;
}

function requireEachShard(shards: readonly string[]): void {
  const count = Number(shards[0]?.split('/')[1]);
  const expected = Array.from({ length: count }, (_, index) => `${index + 1}/${count}`);
  const missing = expected.filter((one) => !shards.includes(one));
  const others = shards.filter((one, index) => !expected.includes(one) || shards.indexOf(one) !== index);
  if (missing.length > 0) throw new UsageError(`the report of shard ${missing.join(', ')} is missing`);
  if (others.length > 0)
    throw new UsageError(`shard ${others.join(', ')} is there more than once, or of another run`);
}
