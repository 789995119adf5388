import type { LoadedDocument } from '../openapi/load-document.ts';
import type { SpecIssue } from '../openapi/loading/spec-issue.ts';

/** `error`: answers or checks would be wrong. `warning`: mend it. `note`: know it. */
export type IssueSeverity = 'error' | 'warning' | 'note';

/** One fault of a document, and where it was written. */
export interface Issue extends SpecIssue {
  severity: IssueSeverity;
  file: string;
  line: number;
  column: number;
}

/** Makes a finding of what a rule says of a part of an opened document. */
export function issue({ locate, file }: LoadedDocument, severity: IssueSeverity, fault: SpecIssue): Issue {
  const place = locate(fault.pointer) ?? { file: file ?? '', line: 1, column: 1 };
  return { ...fault, severity, ...place };
}
