import { type Html, html } from './markup.ts';

/** How a case went, in the little that is kept of it. */
export interface CaseMark {
  caseId: string;
  title: string;
  failures: number;
  /** Whether anything could be tried. */
  tried: boolean;
}

/** More of one kind than this are only counted. */
const maxMarks = 300;

/** A mark for each case, by kind: a run at a glance. */
export function caseMarks(cases: readonly CaseMark[]): Html {
  const kinds = Map.groupBy(cases, ({ caseId }) => caseId.split('/', 1)[0] ?? '');
  const rows = [...kinds].map(([kind, all]) => {
    const count = (wanted: string) => all.filter((one) => markOf(one) === wanted).length;
    const [broken, untried] = [count('broken'), count('untried')];
    const verdict = broken === 0 ? `${all.length - untried} kept` : `${broken} of ${all.length} broken`;
    const told = untried === 0 ? verdict : `${verdict}, ${untried} not tried`;
    // Broken ones first, so that none of them is only counted.
    const marks = all.toSorted((a, b) => Math.sign(b.failures) - Math.sign(a.failures)).slice(0, maxMarks);
    return html`<li><b>${kind}</b><span class="marks" role="img" aria-label="${told}">${marks.map(mark)}</span><small>${told}</small></li>\n`;
  });
  return html`<ul class="cases">${rows}</ul>`;
}

function mark(one: CaseMark): Html {
  return html`<i class="${markOf(one)}" title="${`${one.caseId}: ${one.title}`}"></i>`;
}

function markOf({ failures, tried }: CaseMark): 'kept' | 'broken' | 'untried' {
  if (failures > 0) return 'broken';
  return tried ? 'kept' : 'untried';
}
