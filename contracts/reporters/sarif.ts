import { symptomText } from '../verify/engine/baseline/known-failure.ts';
import type { CallRecord, RecordedMessage } from '../verify/engine/call-record.ts';
import type { Cause } from '../verify/engine/events.ts';
import { createCauseList } from './cause-list.ts';
import { oneLineSummary } from './failure-lines.ts';
import { handleEvents } from './handle-events.ts';
import { createKnownFailuresSeen, type StillKnown } from './known-failures-seen.ts';
import type { Reporter, ReporterContext } from './reporter.ts';
import { type SarifFinding, sarifLog } from './sarif-log.ts';

/**
 * SARIF: a result for each distinct failure, at the line of the document that it contradicts, with its first call. Those
 * of the baseline are suppressed.
 */
export const sarifReporter: Reporter = (context) => {
  const failures = createCauseList();
  const known = createKnownFailuresSeen();
  return handleEvents({
    failed: failures.add,
    known: known.add,
    ended: () => {
      const findings = [
        ...failures.list().map((cause) => findingOf(cause, context)),
        ...known.list().map((one) => suppressed(one, context)),
      ];
      context.write(`${JSON.stringify(sarifLog(findings), null, 2)}\n`);
    },
  });
};

const levels = { critical: 'error', high: 'error', medium: 'warning', low: 'note' } as const;

function findingOf(
  { first, operationId, identity, count }: Pick<Cause, 'first' | 'operationId' | 'identity' | 'count'>,
  { locate }: ReporterContext,
): SarifFinding {
  const { check, title, severity, wfc, documented, curl, record } = first;
  return {
    rule: { id: check, title, wfc },
    level: levels[severity],
    message: `${operationId}: ${oneLineSummary(first)}\nreproduce: ${curl}`,
    place: locate(documented),
    pointer: documented,
    identity,
    more: { occurrenceCount: count, ...exchangeOf(record) },
  };
}

function suppressed({ known, first, count }: StillKnown, context: ReporterContext): SarifFinding {
  const { operationId } = first;
  const identity = `known ${known.failures.map(symptomText).join('\n')}`;
  const finding = findingOf({ first, operationId, identity, count }, context);
  const justification = `${known.owner}, until ${known.expires}: ${known.reason}`;
  return { ...finding, more: { ...finding.more, suppressions: [{ kind: 'external', justification }] } };
}

function exchangeOf({ request, response }: CallRecord): object {
  const protocol = { protocol: 'HTTP', version: '1.1' };
  const { method, url: target } = request;
  return {
    webRequest: { ...protocol, method, target, ...messageOf(request) },
    webResponse: { ...protocol, statusCode: response.status, ...messageOf(response) },
  };
}

function messageOf({ headers, body }: RecordedMessage): object {
  const texts = Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]);
  return { headers: Object.fromEntries(texts), body: { text: body } };
}
