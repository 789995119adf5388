import type { Locate } from './locate.ts';
import { displayPath } from './source-file.ts';

/** Something wrong in a document. */
export interface SpecIssue {
  /** JSON pointer into the loaded document. */
  pointer: string;
  /** Id of the rule that is violated: `operation-operationId`. */
  rule: string;
  /** What is wrong and what to do about it. */
  message: string;
  /** Of an error: what is served instead. */
  instead?: string;
}

/** An issue in one line: `pets.yaml:12:5 RULE POINTER MESSAGE`; without a file, only the rest of it. */
export function describeIssue(locate: Locate, { pointer, rule, message, instead }: SpecIssue): string {
  const location = locate(pointer);
  const prefix = location ? `${displayPath(location.file)}:${location.line}:${location.column} ` : '';
  return `${prefix}${rule} ${pointer} ${message}${instead === undefined ? '' : `; ${instead}`}`;
}
