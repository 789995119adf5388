import type { RunEventOf } from '../verify/engine/events.ts';
import { blockedText } from './failure-lines.ts';
import { counted } from './summary-line.ts';

/** How the cases went, by the first part of their ids. */
export class Phases {
  readonly #phases = new Map<string, { cases: number; failed: number; known: number; notCovered: number }>();
  /** How many cases a failure ended that an earlier case had, by its number. */
  readonly #blocked = new Map<number, number>();

  /** How many cases have ended. */
  get done(): number {
    return [...this.#phases.values()].reduce((sum, { cases }) => sum + cases, 0);
  }

  add({ caseId, failures, known, covered, blockedBy }: RunEventOf<'case-ended'>): void {
    const [name = ''] = caseId.split('/', 1);
    const phase = this.#phases.get(name) ?? { cases: 0, failed: 0, known: 0, notCovered: 0 };
    this.#phases.set(name, phase);
    phase.cases += 1;
    if (failures > 0) phase.failed += 1;
    else if (known > 0) phase.known += 1;
    else if (!covered) phase.notCovered += 1;
    if (blockedBy !== undefined) this.#blocked.set(blockedBy, (this.#blocked.get(blockedBy) ?? 0) + 1);
  }

  /** A line for each phase, and one for each failure that ended cases. */
  lines(): string[] {
    const width = Math.max(...[...this.#phases.keys()].map((name) => name.length));
    const phases = [...this.#phases].map(([name, { cases, failed, known, notCovered }]) => {
      const mark = failed > 0 ? '✗' : notCovered === cases ? '–' : '✓';
      const counts = [
        failed === 0 ? `${cases}` : `${failed} of ${cases} failed`,
        ...(known === 0 ? [] : [`${known} failed as known`]),
        ...(notCovered === 0 ? [] : [`${notCovered} not covered`]),
      ];
      return `${mark} ${name.padEnd(width)}  ${counts.join(', ')}`;
    });
    const blocked = [...this.#blocked].map(
      ([cause, cases]) => `– ${counted(cases, 'case')} not covered${blockedText(cause)}`,
    );
    return [...phases, ...blocked];
  }
}
