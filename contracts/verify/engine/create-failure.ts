import type { Check, Finding, Intent, Observation } from '../checks/check.ts';
import type { CallRecord } from './call-record.ts';
import { curlLine, invalidVariable, otherVariable, shellVariable, shellVariables } from './curl.ts';
import type { Failure } from './events.ts';
import type { MaskSecrets } from './mask-secrets.ts';
import type { Target } from './target.ts';

/** What a finding is reported as: a check, a property or a scenario. */
export interface CheckInfo extends Pick<Check, 'id' | 'title'> {
  severity?: Check['severity'] | undefined;
  wfc?: string | undefined;
}

interface FailureInput {
  observation: Observation;
  record: CallRecord;
  /** Who answered. */
  target: Target;
  check: CheckInfo;
  finding: Finding;
  mask: MaskSecrets;
}

/** How the variables of credentials are named that are not the run's own. */
const variableNames: Partial<Record<Intent, typeof shellVariable>> = {
  'no credentials': invalidVariable,
  'another user': otherVariable,
};

/** Completes a finding to a failure. A finding may quote the response: its secret values are masked here. */
export function createFailure(input: FailureInput): Failure {
  const { observation, record, target, check, finding, mask } = input;
  const { request, operation, spec } = observation;
  const { caseId, intent } = record;
  const { actual, by = record.operationId } = finding;
  const sample = spec.redactor.sampleRequest(operation, request);
  const nameOf = variableNames[intent] ?? shellVariable;
  const blamed = spec.operations.get(by) ?? operation;
  return {
    pointer: mask(finding.pointer),
    expected: mask(finding.expected ?? check.title),
    ...(actual !== undefined && { actual: mask(actual) }),
    documented: finding.documented ?? blamed.pointer,
    caseId,
    check: check.id,
    title: check.title,
    severity: check.severity ?? 'high',
    wfc: check.wfc,
    operationId: blamed.id,
    intent,
    curl: mask(curlLine(target, sample, request.method, nameOf)),
    variables: shellVariables(sample, nameOf),
    record,
  };
}
