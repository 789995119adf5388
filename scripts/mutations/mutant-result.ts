import type { Mutant } from './mutant.ts';

/** What came of one mutant. */
export interface MutantResult extends Pick<Mutant, 'id' | 'operator'> {
  /** Its place among all mutants of the run. */
  index: number;
  /** `unverified`: reported, but not as a failure, since no source states what it breaks. */
  status: 'killed' | 'unverified' | 'equivalent' | 'survived';
  /** The check and the operation that killed it, the row of the fact sheet, or why it is equivalent. */
  reason: string;
  /** The scenarios that kill it, where nothing else does and the run is to find out. */
  scenarios: string[];
}
