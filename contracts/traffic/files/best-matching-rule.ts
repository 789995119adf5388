import type { MatchingRule } from './pact-matching-rules.ts';
import { matchWeight, type ValuePath } from './path-expression.ts';

/** The matching rule that applies to a path in a body: the most exact one. */
export function bestRule(rules: readonly MatchingRule[], path: ValuePath): MatchingRule | undefined {
  let best: MatchingRule | undefined;
  let bestWeight = 0;
  for (const rule of rules) {
    const weight = rule.part === 'body' ? matchWeight(rule.at, path) : 0;
    if (weight <= bestWeight) continue;
    best = rule;
    bestWeight = weight;
  }
  return best;
}
