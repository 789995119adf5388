import { type Html, html } from './markup.ts';

/** How a case went, in the little that is kept of it. */
export interface CaseMark {
  caseId: string;
  title: string;
  failures: number;
}

/** More of one kind than this are only counted. */
const maxMarks = 300;

/** A mark for each case, by kind: a run at a glance. */
export function caseMarks(cases: readonly CaseMark[]): Html {
  const kinds = Map.groupBy(cases, ({ caseId }) => caseId.split('/', 1)[0] ?? '');
  const rows = [...kinds].map(([kind, all]) => {
    const broken = all.filter(({ failures }) => failures > 0).length;
    const told = broken === 0 ? `${all.length} kept` : `${broken} of ${all.length} broken`;
    // Broken ones first, so that none of them is only counted.
    const marks = all.toSorted((a, b) => Math.sign(b.failures) - Math.sign(a.failures)).slice(0, maxMarks);
    return html`<li><b>${kind}</b><span class="marks" role="img" aria-label="${told}">${marks.map(mark)}</span><small>${told}</small></li>\n`;
  });
  return html`<ul class="cases">${rows}</ul>`;
}

function mark({ caseId, title, failures }: CaseMark): Html {
  return html`<i class="${failures === 0 ? 'kept' : 'broken'}" title="${`${caseId}: ${title}`}"></i>`;
}
