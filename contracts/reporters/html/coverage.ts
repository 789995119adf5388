import {
  type Coverage,
  countOf,
  coverageKinds,
  missingIn,
  percentText,
} from '../../verify/engine/coverage-result.ts';
import { Html, html } from './html-template.ts';

/** How much of the document the run covered, kind by kind, and all that it did not cover. */
export function coverageOf(coverage: Coverage): Html {
  const rows = coverageKinds.map((kind) =>
    rowOf(
      kind,
      coverage.filter((point) => point.kind === kind),
    ),
  );
  return html`<section aria-labelledby="coverage"><h2 id="coverage">Coverage: ${percentText(coverage)}</h2>
<ul class="coverage">${rows}</ul></section>`;
}

function rowOf(kind: string, points: Coverage): Html {
  const { seen, all } = countOf(points);
  if (all === 0) return new Html('');
  const missing = missingIn(points).map(
    ({ what, pointer }) => html`<li><code title="${pointer}">${what}</code></li>\n`,
  );
  const head = html`<span class="kind">${kind}</span><meter min="0" max="${all}" value="${seen}">${seen} of ${all}</meter><small>${seen}/${all}</small>`;
  if (missing.length === 0) return html`<li><div class="covered">${head}</div></li>\n`;
  return html`<li><details><summary class="covered">${head}<span class="missing-count">${missing.length} not covered</span></summary><ul class="missing">${missing}</ul></details></li>\n`;
}
