import { type Place, weightOf } from './path-expression.ts';
import type { Rule } from './rules.ts';

/** The rule of a body that counts for a place: the one that names it most exactly. */
export function bestRule(rules: readonly Rule[], place: Place): Rule | undefined {
  let best: Rule | undefined;
  let most = 0;
  for (const rule of rules) {
    const weight = rule.part === 'body' ? weightOf(rule.at, place) : 0;
    if (weight <= most) continue;
    best = rule;
    most = weight;
  }
  return best;
}
