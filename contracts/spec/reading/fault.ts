import type { Locate } from './locate.ts';
import { shown } from './source.ts';

/** One thing that is wrong with a document. */
export interface Fault {
  /** JSON pointer into the document as it is served. */
  pointer: string;
  /** A short name of the rule that it breaks: `operation-operationId`. */
  rule: string;
  /** What is wrong and what to do, for a person. */
  message: string;
}

/** A fault in one line, with the place of it in the file that a person can open. */
export function describeFault(locate: Locate, { pointer, rule, message }: Fault): string {
  const { file, line, column } = locate(pointer);
  return `${shown(file)}:${line}:${column} ${rule} ${pointer} ${message}`;
}
