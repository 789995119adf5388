import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Coverage } from '../../verify/engine/coverage-result.ts';
import type { Cause, RunEventOf } from '../../verify/engine/events.ts';
import { ExportLines } from '../export-lines.ts';
import type { ReporterContext } from '../reporter.ts';
import { counted } from '../summary-line.ts';
import { tool } from '../tool-version.ts';
import { type CaseMark, caseMarks } from './case-marks.ts';
import { coverageOf } from './coverage.ts';
import { failureCard } from './failure-card.ts';
import { Html, html } from './html-template.ts';
import { matrix } from './operation-matrix.ts';
import { multiCallColumn, type RunTally } from './run-tally.ts';

export interface PageData {
  start: RunEventOf<'started'>;
  end: RunEventOf<'ended'>;
  at: Date;
  failures: Cause[];
  cases: CaseMark[];
  unverified: string[];
  /** What the baseline has, and so does not count, and what of it is fixed. */
  known: string[];
  notCovered: string[];
  /** What others have and is not as it was. */
  changed: string[];
  /** What the run created and is still there. */
  leftBehind: string[];
  tally: RunTally;
  coverage: Coverage;
}

/** The page: one file that loads nothing else, and runs no style or script but its own. */
export function page(data: PageData, context: ReporterContext): string {
  const [style, script] = [asset('page.css'), asset('browser.js')];
  const policy = `default-src 'none'; style-src 'sha256-${hashOf(style)}'; script-src 'sha256-${hashOf(script)}'; base-uri 'none'; form-action 'none'`;
  const { start } = data;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${start.api} on ${start.target}: ${verdictOf(data)}</title>
<style>${new Html(style)}</style>
</head>
<body>
${header(data, context)}
<main>
${listOf('Changed during the run, and not created by it', data.changed)}
${toolbar(data)}
${failureList(data, context)}
${listOf('Known failures, and what is fixed', data.known)}
${operations(data, context)}
${coverageOf(data.coverage)}
<section aria-labelledby="cases"><h2 id="cases">Cases</h2>${caseMarks(data.cases)}</section>
${listOf('Not covered', data.notCovered)}
${listOf('Stays behind', data.leftBehind)}
${listOf('Unverified, and different here', data.unverified)}
</main>
<footer>${tool.name} ${tool.version} · secret values are redacted</footer>
<script>${new Html(script)}</script>
</body>
</html>
`.text;
}

function verdictOf({ failures, end }: PageData): string {
  const verdict = failures.length === 0 ? 'no failures' : counted(failures.length, 'distinct failure');
  return end.incomplete === undefined ? verdict : `${verdict}, incomplete: ${end.incomplete}`;
}

function header(data: PageData, { rerunCommand }: ReporterContext): Html {
  const { start, end, at, failures, tally } = data;
  const { answers, checks } = tally.time();
  const tiles: [value: string, label: string][] = [
    [end.failures.toLocaleString('en'), end.failures === 1 ? 'failure' : 'failures'],
    [end.cases.toLocaleString('en'), end.cases === 1 ? 'case' : 'cases'],
    [end.calls.toLocaleString('en'), end.calls === 1 ? 'request' : 'requests'],
    [`${(end.ms / 1000).toFixed(1)} s`, 'in total'],
    [`${(answers / 1000).toFixed(1)} s`, 'waiting for responses'],
    [`${(checks / 1000).toFixed(1)} s`, 'checking'],
  ];
  const items = tiles.map(([value, label]) => html`<li><b>${value}</b>${label}</li>`);
  return html`<header class="${failures.length === 0 && end.incomplete === undefined ? 'passed' : 'failed'}">
<h1><span>${start.api}</span> ${verdictOf(data)}</h1>
<p>${start.target} · ${start.agreed} · ${at.toISOString().slice(0, 16).replace('T', ' ')} UTC · run ${start.run}</p>
<ul class="tiles">${items}</ul>
<div class="command"><span>rerun</span><code>${rerunCommand([])}</code><button type="button" data-copy>copy</button></div>
${exportsOf(data)}</header>`;
}

/** What a shell needs before it can run the lines that reproduce the failures. */
function exportsOf({ start, failures }: PageData): Html {
  const exports = new ExportLines();
  exports.started(start);
  const lines = failures.flatMap(({ first }) => exports.of(first));
  if (lines.length === 0) return html``;
  return html`<div class="command"><span>before</span><code>${lines.join('\n')}</code><button type="button" data-copy>copy</button></div>\n`;
}

function toolbar({ failures }: PageData): Html {
  if (failures.length === 0) return html``;
  return html`<div class="toolbar"><label for="filter">Filter</label>
<input id="filter" type="search" placeholder="operation, check, words…  ( / )" autocomplete="off" spellcheck="false">
<output id="shown" for="filter" aria-live="polite"></output></div>`;
}

function failureList({ failures, tally }: PageData, context: ReporterContext): Html {
  if (failures.length === 0) return html``;
  const cards = failures.map((failure, index) => {
    const { check, operationId } = failure.first;
    const column = tally.of(operationId).checks.has(check) ? check : multiCallColumn;
    return failureCard({ failure, index: index + 1, isOnly: failures.length === 1, column }, context);
  });
  return html`<section aria-labelledby="failures"><h2 id="failures">Failures</h2>${cards}
<p id="nothing" hidden>No failure matches.</p></section>`;
}

function operations({ tally }: PageData, { spec }: ReporterContext): Html {
  return html`<section aria-labelledby="matrix"><h2 id="matrix">Operations</h2>
<p class="legend"><span class="cell passed"><span>7</span></span> passed in 7 calls <span class="cell failed"><span>2</span></span> failed in 2 <span class="cell"></span> not checked
<span class="status seen">200<i>×7</i></span> seen 7 times <span class="status unseen">404</span> documented, not seen <span class="status unknown">418<i>×1</i></span> not documented</p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="matrix">${matrix(spec, tally)}</div></section>`;
}

function listOf(title: string, texts: readonly string[]): Html {
  if (texts.length === 0) return html``;
  const id = title.split(',', 1)[0]?.toLowerCase().replaceAll(' ', '-') ?? '';
  const items = texts.map((text) => html`<li>${text}</li>`);
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2><ul>${items}</ul></section>`;
}

function asset(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
