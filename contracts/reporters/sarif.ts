import type { CallRecord, RecordedMessage } from '../verify/engine/call-record.ts';
import type { Cause } from '../verify/engine/events.ts';
import { createCauseList } from './cause-list.ts';
import { oneLineSummary } from './failure.ts';
import { handleEvents } from './handle-events.ts';
import type { Reporter, ReporterContext } from './reporter.ts';
import { type SarifFinding, sarifLog } from './sarif-log.ts';

/** SARIF: a result for each distinct failure, at the line of the document that it contradicts, with its first call. */
export const sarifReporter: Reporter = (context) => {
  const failures = createCauseList();
  return handleEvents({
    failed: failures.add,
    ended: () => {
      const findings = failures.list().map((cause) => findingOf(cause, context));
      context.write(`${JSON.stringify(sarifLog(findings), null, 2)}\n`);
    },
  });
};

const levels = { critical: 'error', high: 'error', medium: 'warning', low: 'note' } as const;

function findingOf(
  { first, operationId, identity, count }: Cause,
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
