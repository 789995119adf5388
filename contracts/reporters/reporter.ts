import type { Spec } from '../openapi/spec.ts';
import type { Emit } from '../verify/engine/events.ts';

/** Where something is in a file: its path as it is to be shown, and line and column, counted from 1. */
export interface Place {
  file: string;
  line: number;
  column: number;
  /** What stands there, to the end of the line. */
  text?: string;
}

/** Finds a JSON pointer of the document in its file; `undefined` where there is no file. */
export type Locate = (pointer: string) => Place | undefined;

/** What a reporter may know besides what happens, and where it writes. */
export interface ReporterContext {
  spec: Spec;
  locate: Locate;
  /** The command line that runs cases again, those whose ids start so; all of them with none. */
  again(caseIds: readonly string[]): string;
  /** Adds text to the report. */
  write(text: string): void;
  /** Writes a line to stdout. */
  say(line: string): void;
}

/** Makes a report of what happens in a run. It has to be complete once the run has ended. */
export type Reporter = (context: ReporterContext) => Emit;
