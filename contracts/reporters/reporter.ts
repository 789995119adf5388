import type { Spec } from '../openapi/spec.ts';
import type { Emit } from '../verify/engine/events.ts';

/** A position in a file: its path as it is shown, and line and column, counted from 1. */
export interface SourceLocation {
  file: string;
  line: number;
  column: number;
  /** The rest of that line. */
  text?: string;
}

/** Finds a JSON pointer of the document in its file; `undefined` where there is no file. */
export type Locate = (pointer: string) => SourceLocation | undefined;

/** What a reporter may know besides the events, and where it writes. */
export interface ReporterContext {
  spec: Spec;
  locate: Locate;
  /** The command line that reruns the cases whose ids start with one of these; all cases, with none. */
  rerunCommand(caseIds: readonly string[]): string;
  /** Adds text to the report. */
  write(text: string): void;
  /** Writes a line to stdout. */
  print(line: string): void;
}

/** Makes a report of a run's events. It has to be complete once the run has ended. */
export type Reporter = (context: ReporterContext) => Emit;
