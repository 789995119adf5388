import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Coverage } from '../../verify/engine/coverage.ts';
import type { RunEventOf } from '../../verify/engine/events.ts';
import type { Cause } from '../causes.ts';
import type { ReporterContext } from '../reporter.ts';
import { tool } from '../tool.ts';
import { type CaseMark, caseMarks } from './cases.ts';
import { causeCard } from './cause-card.ts';
import { coverageOf } from './coverage.ts';
import { Html, html } from './markup.ts';
import { matrix } from './matrix.ts';
import { laws, type Tally } from './tally.ts';

/** All that a page tells of. */
export interface Told {
  start: RunEventOf<'started'>;
  end: RunEventOf<'ended'>;
  at: Date;
  causes: Cause[];
  cases: CaseMark[];
  assumed: string[];
  untried: string[];
  tally: Tally;
  coverage: Coverage;
}

/** The page: one file that needs nothing from anywhere, and lets nothing but its own style and script run. */
export function page(told: Told, context: ReporterContext): string {
  const [style, script] = [asset('page.css'), asset('page.js')];
  const policy = `default-src 'none'; style-src 'sha256-${hashOf(style)}'; script-src 'sha256-${hashOf(script)}'; base-uri 'none'; form-action 'none'`;
  const { start } = told;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${start.api} on ${start.target}: ${verdictOf(told)}</title>
<style>${new Html(style)}</style>
</head>
<body>
${header(told, context)}
<main>
${toolbar(told)}
${causesOf(told, context)}
<section aria-labelledby="matrix"><h2 id="matrix">Operations</h2>
<p class="legend"><span class="cell kept"><span>7</span></span> kept in 7 calls <span class="cell broken"><span>2</span></span> broken in 2 <span class="cell"></span> not looked at
<span class="status seen">200<i>×7</i></span> answered 7 times <span class="status never">404</span> documented, never answered <span class="status unknown">418<i>×1</i></span> not documented</p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="matrix">${matrix(context.spec, told.tally)}</div></section>
${coverageOf(told.coverage)}
<section aria-labelledby="cases"><h2 id="cases">Cases</h2>${caseMarks(told.cases)}</section>
${listOf('Not tried', told.untried)}
${listOf('Assumed, and different here', told.assumed)}
</main>
<footer>${tool.name} ${tool.version} · secret values are taken out</footer>
<script>${new Html(script)}</script>
</body>
</html>
`.text;
}

function verdictOf({ causes, cases, end }: Told): string {
  const kept = cases.every(({ tried }) => tried)
    ? 'every promise was kept'
    : 'every promise that could be tried was kept';
  const verdict = causes.length === 0 ? kept : `${count(causes.length, 'broken promise')}`;
  return end.stopped ? `${verdict}, stopped before the end` : verdict;
}

function header(told: Told, { again }: ReporterContext): Html {
  const { start, end, at, causes, tally } = told;
  const { answers, checks } = tally.time();
  const tiles: [value: string, label: string][] = [
    [String(end.cases), 'cases'],
    [end.calls.toLocaleString('en'), 'calls'],
    [String(end.failures), 'failures'],
    [`${(end.ms / 1000).toFixed(1)} s`, 'in all'],
    [`${(answers / 1000).toFixed(1)} s`, 'waiting for answers'],
    [`${(checks / 1000).toFixed(1)} s`, 'checking'],
  ];
  const shown = tiles.map(([value, label]) => html`<li><b>${value}</b>${label}</li>`);
  return html`<header class="${causes.length === 0 && !end.stopped ? 'kept' : 'broken'}">
<h1><span>${start.api}</span> ${verdictOf(told)}</h1>
<p>${start.target} · ${start.agreed} · ${at.toISOString().slice(0, 16).replace('T', ' ')} UTC · run ${start.run}</p>
<ul class="tiles">${shown}</ul>
<div class="command"><span>the run again</span><code>${again([])}</code><button type="button" data-copy>copy</button></div>
</header>`;
}

function toolbar({ causes }: Told): Html {
  if (causes.length === 0) return html``;
  return html`<div class="toolbar"><label for="filter">Filter</label>
<input id="filter" type="search" placeholder="operation, check, words…  ( / )" autocomplete="off" spellcheck="false">
<output id="shown" for="filter" aria-live="polite"></output></div>`;
}

function causesOf({ causes, tally }: Told, context: ReporterContext): Html {
  if (causes.length === 0) return html``;
  const cards = causes.map((cause, index) => {
    const { check, operationId } = cause.first;
    const column = tally.of(operationId).checks.has(check) ? check : laws;
    return causeCard(cause, index + 1, causes.length === 1, context, column);
  });
  return html`<section aria-labelledby="causes"><h2 id="causes">To mend</h2>${cards}
<p id="nothing" hidden>Nothing here matches.</p></section>`;
}

function listOf(title: string, texts: readonly string[]): Html {
  if (texts.length === 0) return html``;
  const id = title.split(/\W/, 1)[0]?.toLowerCase() ?? '';
  const items = texts.map((text) => html`<li>${text}</li>`);
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2><ul>${items}</ul></section>`;
}

function count(number: number, what: string): string {
  return number === 1 ? `1 ${what}` : `${number} ${what}s`;
}

function asset(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
