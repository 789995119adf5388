import type { LoadedDocument } from '../openapi/load-document.ts';
import type { SpecIssue } from '../openapi/loading/spec-issue.ts';

/** `error`: responses or checks would be wrong. `warning`: should be fixed. `note`: worth knowing. */
export type IssueSeverity = 'error' | 'warning' | 'note';

/** An issue of a rule that decides on the severity itself. */
export interface RatedIssue extends SpecIssue {
  severity: IssueSeverity;
}

/** Something wrong in a document, with its location in the file. */
export interface Issue extends RatedIssue {
  file: string;
  line: number;
  column: number;
}

/** Adds the location of an issue in a loaded document. */
export function locateIssue({ locate, file }: LoadedDocument, issue: RatedIssue): Issue {
  const location = locate(issue.pointer) ?? { file: file ?? '', line: 1, column: 1 };
  return { ...issue, ...location };
}
