import { isRecord } from '../http/is-record.ts';
import type { Document } from '../openapi/document.ts';
import { type PartPath, pointerTo, walkDocument } from '../openapi/loading/walk-document.ts';
import { canMultiply } from '../openapi/safe-pattern.ts';
import type { RatedIssue } from './issue.ts';
import { type PatternGrowth, patternGrowth } from './pattern-growth.ts';

/** With a `maxLength` up to this, polynomial time is still short. */
const shortLength = 1000;

const unlimitedRepetition = /[*+]|\{\d+,\}/;

const risks: Partial<Record<PatternGrowth, Pick<RatedIssue, 'severity' | 'message'>>> = {
  exponential: {
    severity: 'error',
    message: 'can take exponential time: a string of a few dozen characters can block a server',
  },
  polynomial: {
    severity: 'warning',
    message: 'can take polynomial time: add a maxLength, or make the pattern less ambiguous',
  },
};

interface FoundPattern {
  source: string;
  at: PartPath;
  /** Whether the strings that it is tested on are short. */
  isShort: boolean;
}

/** Patterns that take very long for some strings. */
export async function riskyPatterns(document: Document): Promise<RatedIssue[]> {
  const issues: RatedIssue[] = [];
  for (const { source, at, isShort } of patternsIn(document)) {
    // The checker is slow, and most patterns do not need it.
    if (!canMultiply(source) && (isShort || !unlimitedRepetition.test(source))) continue;
    const growth = await patternGrowth(source);
    const risk = risks[growth];
    if (!risk || (growth === 'polynomial' && isShort)) continue;
    const message = `${source} ${risk.message}`;
    issues.push({ ...risk, pointer: pointerTo(at), rule: 'safe-pattern', message });
  }
  return issues;
}

function patternsIn(document: Document): FoundPattern[] {
  const patterns: FoundPattern[] = [];
  walkDocument(document, 'document', undefined, {
    visit(part, kind, at) {
      if (kind !== 'schema') return;
      const isShort = typeof part.maxLength === 'number' && part.maxLength <= shortLength;
      if (typeof part.pattern === 'string')
        patterns.push({ source: part.pattern, at: { step: 'pattern', parent: at }, isShort });
      if (!isRecord(part.patternProperties)) return;
      const parent = { step: 'patternProperties', parent: at };
      for (const source of Object.keys(part.patternProperties))
        patterns.push({ source, at: { step: source, parent }, isShort: true });
    },
  });
  return patterns;
}
