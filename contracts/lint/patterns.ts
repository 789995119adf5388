import type { Document } from '../openapi/document.ts';
import type { SpecIssue } from '../openapi/loading/spec-issue.ts';
import { type At, isRecord, pointerOf, walkDocument } from '../openapi/loading/walk-document.ts';
import { canMultiply } from '../openapi/pattern.ts';
import type { IssueSeverity } from './finding.ts';
import { type Growth, patternGrowth } from './pattern-growth.ts';

/** A text that may be no longer than this gives a polynomial no room. */
const shortText = 1000;

/** What may repeat without end. */
const endless = /[*+]|\{\d+,\}/;

const told: Partial<Record<Growth, { severity: IssueSeverity; message: string }>> = {
  exponential: {
    severity: 'error',
    message: 'can take exponential time: some text of a few dozen letters keeps a server busy for ever',
  },
  polynomial: {
    severity: 'warning',
    message: 'can take polynomial time: give the text a maxLength, or the pattern fewer ways to match',
  },
};

/** Patterns that take much longer for a text that is made for it. */
export async function riskyPatterns(
  document: Document,
): Promise<(SpecIssue & { severity: IssueSeverity })[]> {
  const patterns: { source: string; at: At; short: boolean }[] = [];
  walkDocument(document, 'document', undefined, {
    part(part, kind, at) {
      if (kind !== 'schema') return;
      const short = typeof part.maxLength === 'number' && part.maxLength <= shortText;
      if (typeof part.pattern === 'string')
        patterns.push({ source: part.pattern, at: { step: 'pattern', up: at }, short });
      if (isRecord(part.patternProperties))
        for (const source of Object.keys(part.patternProperties))
          patterns.push({
            source,
            at: { step: source, up: { step: 'patternProperties', up: at } },
            short: true,
          });
    },
  });
  const faults: (SpecIssue & { severity: IssueSeverity })[] = [];
  for (const { source, at, short } of patterns) {
    // The checker takes its time, and most patterns need none.
    if (!canMultiply(source) && (short || !endless.test(source))) continue;
    const growth = await patternGrowth(source);
    const verdict = told[growth];
    if (!verdict || (growth === 'polynomial' && short)) continue;
    faults.push({
      ...verdict,
      pointer: pointerOf(at),
      rule: 'safe-pattern',
      message: `${source} ${verdict.message}`,
    });
  }
  return faults;
}
