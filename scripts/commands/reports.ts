import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { devNull } from 'node:os';
import { dirname } from 'node:path';
import { isReportKind, loadReporter, type ReportKind, reportKinds } from '../../contracts/reporters/index.ts';
import type { ReporterContext } from '../../contracts/reporters/reporter.ts';
import type { Emit } from '../../contracts/verify/engine/events.ts';
import { UsageError } from '../cli/usage-error.ts';

/** A requested report: `junit=report.xml`. */
export interface Report {
  kind: ReportKind;
  /** The file that it goes to. */
  path: string;
}

/** Reports that are being written. */
export interface OpenReports {
  emit: Emit;
  close(): void;
}

/** Reads the values of `--report`. Throws a UsageError for an unknown kind, or none. */
export function readReports(texts: readonly string[]): Report[] {
  return texts.map((text) => {
    const [kind = '', ...rest] = text.split('=');
    const path = rest.join('=');
    if (isReportKind(kind) && path !== '') return { kind, path };
    // GitHub Actions names the file of the job's summary; elsewhere there is none.
    if (text === 'github') return { kind: 'github', path: process.env.GITHUB_STEP_SUMMARY ?? devNull };
    throw new UsageError(
      `--report ${text}: expected KIND=PATH, where KIND is one of ${reportKinds.join(', ')}`,
    );
  });
}

/** Opens every report's file before the first request, since a run whose report cannot be written is useless. */
export async function openReports(
  reports: readonly Report[],
  context: Omit<ReporterContext, 'write'>,
): Promise<OpenReports> {
  const files: number[] = [];
  const emits: Emit[] = [];
  for (const { kind, path } of reports) {
    const file = openFile(kind, path);
    files.push(file);
    emits.push(
      (await loadReporter(kind))({ ...context, write: (text) => writeReport(file, text, { kind, path }) }),
    );
  }
  return {
    emit: (event) => {
      for (const emit of emits) emit(event);
    },
    close: () => {
      for (const file of files) closeSync(file);
    },
  };
}

function writeReport(file: number, text: string, { kind, path }: Report): void {
  try {
    writeSync(file, text);
  } catch (error) {
    throw new UsageError(`--report ${kind}=${path}: ${(error as NodeJS.ErrnoException).code ?? error}`);
  }
}

function openFile(kind: ReportKind, path: string): number {
  try {
    mkdirSync(dirname(path), { recursive: true });
    // Earlier steps of a job may have written to its summary.
    return openSync(path, kind === 'github' ? 'a' : 'w');
  } catch (error) {
    throw new UsageError(`--report ${kind}=${path}: ${(error as NodeJS.ErrnoException).code ?? error}`);
  }
}
