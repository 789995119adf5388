import type { Report } from './issue-collector.ts';
import type { InvalidPart, PartKind } from './walk-document.ts';

/** What is served instead of an invalid schema. */
export const anyValue = 'any value is valid there';

/** Lists in which the position or the number of the schemas matters. */
const positional = ['prefixItems', 'allOf'];

/** Reports a value that is not the part it should be, and puts a part that says nothing in its place. */
export function replaceInvalidPart(report: Report, { holder, at, expected, kind, form }: InvalidPart): void {
  const isReplaced = form === 'map' || (form === 'list' && positional.includes(String(at.parent?.step)));
  const isSchema = kind === 'schema' && (form === 'one' || isReplaced);
  const instead = isSchema ? anyValue : isReplaced ? insteadOf(kind) : 'it is ignored';
  report.error(at, 'struct', `must be ${expected}`, instead);
  const fields = holder as Record<string, unknown>;
  if (isReplaced) fields[at.step] = emptyPart(kind);
  // In a list, a gap is left, so that pointers to later items stay right; see closeGap.
  else delete fields[at.step];
}

/** Closes the gap that {@link replaceInvalidPart} left in a list. */
export function closeGap({ holder }: InvalidPart): void {
  if (!Array.isArray(holder)) return;
  // Gaps are skipped.
  const items = holder.filter(() => true);
  holder.splice(0, holder.length, ...items);
}

/** A part that restricts nothing. */
export function emptyPart(kind: PartKind): Record<string, unknown> {
  if (kind === 'response') return { description: '' };
  if (kind === 'requestBody') return { content: { '*/*': {} } };
  if (kind === 'header') return { schema: {} };
  return {};
}

/** What is served instead of a part that restricts nothing. */
export function insteadOf(kind: PartKind): string {
  if (kind === 'response') return 'the response has no body';
  if (kind === 'requestBody') return 'any body is accepted';
  if (kind === 'schema' || kind === 'header' || kind === 'mediaType') return anyValue;
  return 'it is ignored';
}
