import type { Check, Finding, Observation } from '../checks/check.ts';
import { type CallRecord, callLine, hiding } from './call-record.ts';
import { curlLine } from './curl.ts';
import type { Failure } from './events.ts';
import type { MaskSecrets } from './mask-secrets.ts';
import type { Target } from './target.ts';

/** The check, or the law of a journey, that a finding is of. */
export interface Promised extends Pick<Check, 'id' | 'title'> {
  severity?: Check['severity'] | undefined;
  wfc?: string | undefined;
}

interface Parts {
  seen: Observation;
  record: CallRecord;
  /** Who answered. */
  target: Target;
  promised: Promised;
  finding: Finding;
  hide: MaskSecrets;
}

/** A finding with all that a person needs to see it again. It can quote what it is about: that is hidden here. */
export function failureOf({ seen, record, target, promised, finding, hide }: Parts): Failure {
  const { redactor } = seen.spec;
  const hideAll = hiding(seen.request, redactor, hide);
  const { caseId, operationId, intent } = record;
  return {
    ...finding,
    pointer: hideAll(finding.pointer),
    message: hideAll(finding.message),
    documented: finding.documented ?? seen.operation.pointer,
    caseId,
    check: promised.id,
    promise: promised.title,
    severity: promised.severity ?? 'high',
    wfc: promised.wfc,
    operationId,
    intent,
    call: callLine(record),
    curl: hide(curlLine(target, seen.request, redactor)),
    record,
  };
}
