import { type Html, html } from './html-template.ts';

/** The result of a case, as its mark shows it. */
export interface CaseMark {
  caseId: string;
  title: string;
  failures: number;
  /** Whether anything was covered. */
  isCovered: boolean;
}

type Result = 'passed' | 'failed' | 'not-covered';

/** More marks of one phase than this are only counted. */
const maxMarks = 300;

/** A mark for each case, by phase: the run at a glance. */
export function caseMarks(cases: readonly CaseMark[]): Html {
  const phases = Map.groupBy(cases, ({ caseId }) => caseId.split('/', 1)[0] ?? '');
  const rows = [...phases].map(([phase, all]) => {
    const count = (result: Result) => all.filter((one) => resultOf(one) === result).length;
    const [failed, notCovered] = [count('failed'), count('not-covered')];
    const verdict = failed === 0 ? `${all.length - notCovered} passed` : `${failed} of ${all.length} failed`;
    const label = notCovered === 0 ? verdict : `${verdict}, ${notCovered} not covered`;
    // Failed ones first, so that each of them has a mark.
    const marks = all.toSorted((a, b) => Math.sign(b.failures) - Math.sign(a.failures)).slice(0, maxMarks);
    return html`<li><b>${phase}</b><span class="marks" role="img" aria-label="${label}">${marks.map(mark)}</span><small>${label}</small></li>\n`;
  });
  return html`<ul class="cases">${rows}</ul>`;
}

function mark(one: CaseMark): Html {
  return html`<i class="${resultOf(one)}" title="${`${one.caseId}: ${one.title}`}"></i>`;
}

function resultOf({ failures, isCovered }: CaseMark): Result {
  if (failures > 0) return 'failed';
  return isCovered ? 'passed' : 'not-covered';
}
