import type { OpenedSpec } from '../spec/open.ts';
import type { Fault } from '../spec/reading/fault.ts';

/** `error`: answers or checks would be wrong. `warning`: mend it. `note`: know it. */
export type Severity = 'error' | 'warning' | 'note';

/** One fault of a document, and where it was written. */
export interface Finding extends Fault {
  severity: Severity;
  file: string;
  line: number;
  column: number;
}

/** Makes a finding of what a rule says of a part of an opened document. */
export function finding({ locate, file }: OpenedSpec, severity: Severity, fault: Fault): Finding {
  const place = locate(fault.pointer) ?? { file: file ?? '', line: 1, column: 1 };
  return { ...fault, severity, ...place };
}
