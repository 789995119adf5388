import type { KnownFailure } from '../verify/engine/baseline/known-failure.ts';
import { callLine } from '../verify/engine/call-record.ts';
import type { Cause, Failure, RunEventOf } from '../verify/engine/events.ts';
import type { Notice } from './cause-list.ts';
import { allowText } from './left-out-calls.ts';
import { inOneLine } from './printable.ts';
import type { Locate, SourceLocation } from './reporter.ts';
import { excerptOf } from './response-excerpt.ts';
import { counted } from './summary-line.ts';

/** A failure as lines of text: expected, actual, where the document says so, the request, and how to reproduce it. */
export function failureLines(
  failure: Failure,
  locate: Locate = () => undefined,
  { cause, expired }: Pick<RunEventOf<'failed'>, 'cause' | 'expired'> = {},
): string[] {
  const { check, severity, expected, documented, curl, sequence = [] } = failure;
  const rows: [label: string, text: string][] = [
    ['expected', expected],
    ['actual', actualText(failure)],
    ['spec', specText(documented, locate)],
    ['request', requestText(failure, cause)],
    ...(expired ? [['baseline', expiredText(expired)] satisfies [string, string]] : []),
    ['reproduce', sequence.length === 0 ? curl : 'run these lines in a shell:'],
  ];
  return [
    inOneLine(`✗ ${cause?.operationId ?? failure.operationId} · ${check} · ${severity}`),
    // A line to run is left as it is: its quotes hold the ends of its lines.
    ...rows.map(
      ([label, text]) => `    ${label.padEnd(10)} ${label === 'reproduce' ? text : inOneLine(text)}`,
    ),
    ...sequence.map((line) => `    ${line}`),
  ];
}

/** What a known failure says of itself whose day is over. */
export function expiredText({ owner, reason, expires }: KnownFailure): string {
  return `known until ${expires}, and so no more: ${reason} (${owner})`;
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

function requestText({ record, caseId }: Failure, cause: Cause | undefined): string {
  const inCase = caseId === '' ? '' : `case ${caseId}`;
  const number = cause ? `failure #${cause.number}` : '';
  return [callLine(record), record.what, inCase, number].filter(Boolean).join(' · ');
}

/** What was not covered, in one line: the operation, the reason, and where the document causes it. */
export function notCoveredLine(
  { reason, blockedBy }: Pick<RunEventOf<'not-covered'>, 'reason' | 'blockedBy'>,
  locate: Locate,
): string {
  const { operationId, why, pointer, allow } = reason;
  const blocked = blockedText(blockedBy);
  return `not covered${blocked} · ${operationId}: ${why}${allowText(allow)} (${specText(pointer, locate)})`;
}

/** What ended a case that shows nothing of its own, by the number of the cause: ` (blocked by #1)`. */
export function blockedText(cause: number | undefined): string {
  return cause === undefined ? '' : ` (blocked by #${cause})`;
}

/** What no source states, and is otherwise here, in one line. */
export function noticeLine({ assumption, first, count, operations }: Notice): string {
  return `${assumption} · ${first.operationId}: ${oneLineSummary(first)}${occurrences(count, operations)}`;
}

/** How often something occurred, and where else: ` (3 times in 2 operations)`. Empty for once. */
export function occurrences(count: number, operations: ReadonlySet<string>): string {
  if (count === 1) return '';
  const others = operations.size === 1 ? '' : ` in ${operations.size} operations`;
  return ` (${counted(count, 'time')}${others})`;
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
