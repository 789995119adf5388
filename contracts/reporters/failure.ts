import { callLine } from '../verify/engine/call-record.ts';
import type { NotCoveredReason } from '../verify/engine/case-abort.ts';
import type { Failure } from '../verify/engine/events.ts';
import { excerptOf } from './excerpt.ts';
import { allowText } from './harm-lines.ts';
import type { Locate, SourceLocation } from './reporter.ts';

/** A failure as lines of text: expected, actual, where the document says so, the request, and how to reproduce it. */
export function failureLines(failure: Failure, locate: Locate = () => undefined): string[] {
  const { operationId, check, severity, expected, documented, curl, sequence = [] } = failure;
  const rows: [label: string, text: string][] = [
    ['expected', expected],
    ['actual', actualText(failure)],
    ['spec', specText(documented, locate)],
    ['request', requestText(failure)],
    ['reproduce', sequence.length === 0 ? curl : 'run these lines in a shell:'],
  ];
  return [
    `✗ ${operationId} · ${check} · ${severity}`,
    ...rows.map(([label, text]) => `    ${label.padEnd(10)} ${text}`),
    ...sequence.map((line) => `    ${line}`),
  ];
}

/** Expected and actual in one line. */
export function oneLineSummary(failure: Failure): string {
  return `expected: ${failure.expected}; actual: ${actualText(failure)}`;
}

/** What was seen, and where in the response: `404`, `/body/Spec/Name: null`. */
export function actualText(failure: Failure): string {
  const { pointer, actual } = failure;
  const excerpt = excerptOf(failure);
  const text = actual === undefined ? excerpt || 'an empty body' : withExcerpt(actual, excerpt);
  return pointer === '/status' || pointer === '/time' ? text : `${pointer}: ${text}`;
}

function withExcerpt(actual: string, excerpt: string): string {
  return excerpt === '' || actual.includes(excerpt) ? actual : `${actual}; got ${excerpt}`;
}

function requestText({ record, caseId }: Failure): string {
  const inCase = caseId === '' ? '' : `case ${caseId}`;
  return [callLine(record), record.what, inCase].filter(Boolean).join(' · ');
}

/** What was not covered, in one line: the operation, the reason, and where the document causes it. */
export function notCoveredLine(
  { operationId, why, pointer, allow }: NotCoveredReason,
  locate: Locate,
): string {
  return `not covered · ${operationId}: ${why}${allowText(allow)} (${specText(pointer, locate)})`;
}

/** A location as editors and terminals link it: `specs/docker.yaml:412:7`. */
export function locationText({ file, line, column }: SourceLocation): string {
  return `${file}:${line}:${column}`;
}

function specText(pointer: string, locate: Locate): string {
  const location = locate(pointer);
  if (!location) return pointer;
  return [locationText(location), location.text, pointer].filter(Boolean).join('  ');
}
