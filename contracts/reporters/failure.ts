import type { Failure } from '../suite/events.ts';

/** What a person needs of a broken promise: what, where, what the document says, and a line to see it again. */
export function failureLines({
  operationId,
  check,
  pointer,
  message,
  documented,
  call,
  curl,
}: Failure): string[] {
  const lines = [`✗ ${operationId} · ${check}`, `    ${pointer} ${message}`];
  if (documented !== undefined) lines.push(`    documented at ${documented}`);
  return [...lines, `    ${call}`, `    ${curl}`];
}
