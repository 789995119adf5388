import { inOneLine } from '../../contracts/reporters/printable.ts';
import {
  type Coverage,
  missingIn,
  percentOf,
  percentText,
} from '../../contracts/verify/engine/coverage-result.ts';
import type { Output } from '../cli/output.ts';

/** Whether a run covered the required percentage of the document; prints what it did not cover where it did not. */
export function isCovered(coverage: Coverage, required: number | undefined, { out }: Output): boolean {
  if (required === undefined || percentOf(coverage) >= required) return true;
  out(`--min-coverage ${required}: ${percentText(coverage)} of the document is covered. Not covered:`);
  for (const { kind, what, pointer } of missingIn(coverage))
    out(inOneLine(`    ${kind} · ${what}  ${pointer}`));
  return false;
}
