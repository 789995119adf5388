import type { NotCoveredReason } from '../verify/engine/case-abort.ts';
import type { Failure } from '../verify/engine/events.ts';
import { excerptOf } from './excerpt.ts';
import type { Locate, Place } from './reporter.ts';

/**
 * What a person needs of a broken promise: what was promised, what came instead and where, what the document says and in
 * which line, and a line to see it again.
 */
export function failureLines(failure: Failure, locate: Locate = () => undefined): string[] {
  const { operationId, check, severity, promise, documented, call, caseId, curl, sequence = [] } = failure;
  const rows: [label: string, text: string][] = [
    ['broken', sentenceOf(failure)],
    ['promised', promise],
    ['documented', documentedAt(documented, locate)],
  ];
  const inCase = caseId === '' ? '' : `, in case ${caseId}`;
  rows.push(['call', `${call}${inCase}`]);
  rows.push(['again', sequence.length === 0 ? curl : 'all of this, pasted into a shell']);
  return [
    `✗ ${operationId} · ${check} · ${severity}`,
    ...rows.map(([label, text]) => `    ${label.padEnd(11)} ${text}`),
    ...sequence.map((line) => `    ${line}`),
  ];
}

/** What is broken, in a sentence: where, how, what is there, and what was tried. */
export function sentenceOf(failure: Failure): string {
  const { pointer, message, record } = failure;
  const excerpt = excerptOf(failure);
  const found = excerpt === '' || message.includes(excerpt) ? '' : `; it is ${excerpt}`;
  const tried = record.what === '' ? '' : ` (tried: ${record.what})`;
  return `${pointer} ${message}${tried}${found}`;
}

/** What could not be tried, in a line: which operation, why, and where the document has what is in the way. */
export function untriedLine({ operationId, why, pointer }: NotCoveredReason, locate: Locate): string {
  return `not tried · ${operationId}: ${why} (${documentedAt(pointer, locate)})`;
}

/** A place as editors and terminals link it: `specs/docker.yaml:412:7`. */
export function placeText({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}

function documentedAt(pointer: string, locate: Locate): string {
  const place = locate(pointer);
  if (!place) return pointer;
  return [placeText(place), place.text, pointer].filter(Boolean).join('  ');
}
