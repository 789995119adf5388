import { type Coverage, missingIn, percentOf, percentText } from '../../contracts/verify/engine/coverage.ts';
import type { Output } from '../cli/output.ts';

/** Whether a run saw as much of the document as was asked for; says what it did not see where that is too little. */
export function isCovered(coverage: Coverage, wanted: number | undefined, { out }: Output): boolean {
  if (wanted === undefined || percentOf(coverage) >= wanted) return true;
  out(`--min-coverage ${wanted}: ${percentText(coverage)} of the document is covered. Never seen:`);
  for (const { kind, what, pointer } of missingIn(coverage)) out(`    ${kind} · ${what}  ${pointer}`);
  return false;
}
