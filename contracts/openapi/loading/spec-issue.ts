import type { Locate } from './locate.ts';
import { displayPath } from './source-file.ts';

/** One thing that is wrong with a document. */
export interface SpecIssue {
  /** JSON pointer into the document as it is served. */
  pointer: string;
  /** A short name of the rule that it breaks: `operation-operationId`. */
  rule: string;
  /** What is wrong and what to do, for a person. */
  message: string;
}

/** A fault in one line, with the place of it in the file that a person can open. */
export function describeIssue(locate: Locate, { pointer, rule, message }: SpecIssue): string {
  const { file, line, column } = locate(pointer);
  return `${displayPath(file)}:${line}:${column} ${rule} ${pointer} ${message}`;
}
