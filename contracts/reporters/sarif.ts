import type { CallRecord, RecordedMessage } from '../verify/engine/call-record.ts';
import { type Cause, createCauses } from './causes.ts';
import { sentenceOf } from './failure.ts';
import { on } from './on.ts';
import type { Reporter, ReporterContext } from './reporter.ts';
import { type SarifFinding, sarifLog } from './sarif-log.ts';

/** SARIF: a result for each cause, at the line of the document that was broken, with the first call that showed it. */
export const sarifReporter: Reporter = (context) => {
  const causes = createCauses();
  return on({
    failed: ({ failure }) => causes.add(failure),
    ended: () => {
      const findings = causes.list().map((cause) => findingOf(cause, context));
      context.write(`${JSON.stringify(sarifLog(findings), null, 2)}\n`);
    },
  });
};

const levels = { critical: 'error', high: 'error', medium: 'warning', low: 'note' } as const;

function findingOf({ first, failures }: Cause, { locate }: ReporterContext): SarifFinding {
  const { check, promise, severity, wfc, operationId, documented, pointer, message, curl, record } = first;
  return {
    rule: { id: check, title: promise, wfc },
    level: levels[severity],
    message: `${operationId}: ${sentenceOf(first)}\n${curl}`,
    place: locate(documented),
    pointer: documented,
    identity: [check, operationId, documented, pointer, message.replace(/\d+/g, 'N')].join(' '),
    more: { occurrenceCount: failures, ...exchangeOf(record) },
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
