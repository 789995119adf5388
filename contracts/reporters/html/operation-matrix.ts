import type { Operation, Spec } from '../../openapi/spec.ts';
import { responseFor } from '../../openapi/spec.ts';
import { type Html, html } from './html-template.ts';
import { type CheckCounts, multiCallColumn, type OperationTally, type RunTally } from './run-tally.ts';

/** Operations by statuses and checks: what was answered, what was checked, and what failed. */
export function matrix(spec: Spec, tally: RunTally): Html {
  const operations = [...spec.operations.values()];
  const checks = columnsOf(operations, tally);
  const heads = checks.map((check) => html`<th scope="col"><span>${check}</span></th>`);
  const rows = operations.map((operation) => rowOf(operation, tally.of(operation.id), checks));
  return html`<table class="matrix">
<caption class="hidden">Operations, the statuses that they answered, and the checks of their calls</caption>
<thead><tr><th scope="col">operation</th><th scope="col">statuses</th>${heads}<th scope="col" class="time">median</th></tr></thead>
<tbody>${rows}</tbody>
</table>`;
}

// Properties and scenarios come last.
function columnsOf(operations: readonly Operation[], tally: RunTally): string[] {
  const all = new Set(operations.flatMap(({ id }) => [...tally.of(id).checks.keys()]));
  const hasMultiCall = all.delete(multiCallColumn);
  return hasMultiCall ? [...all, multiCallColumn] : [...all];
}

function rowOf(operation: Operation, tally: OperationTally, checks: readonly string[]): Html {
  const { id, method, path } = operation;
  const cells = checks.map((check) => cellOf(id, check, tally.checks.get(check)));
  return html`<tr data-text="${`${method} ${path} ${id}`}">
<th scope="row"><span class="method ${method.toLowerCase()}">${method}</span> ${id}<small>${path}</small></th>
<td class="statuses">${statusesOf(operation, tally)}</td>${cells}
<td class="time">${medianOf(tally.times)}</td></tr>\n`;
}

function statusesOf(operation: Operation, { statuses }: OperationTally): Html[] {
  const documented = [...operation.responses.keys()].filter((status) => /^\d+$/.test(status)).map(Number);
  const all = [...new Set([...documented, ...statuses.keys()])].sort((a, b) => a - b);
  return all.map((status) => {
    const times = statuses.get(status) ?? 0;
    if (times === 0) return html`<span class="status unseen" title="documented, not seen">${status}</span> `;
    const known = responseFor(operation, status) !== undefined;
    const title = `seen ${times} times${known ? '' : ', not documented'}`;
    return html`<span class="status ${known ? 'seen' : 'unknown'}" title="${title}">${status}<i>×${times}</i></span> `;
  });
}

function cellOf(operationId: string, check: string, counts: CheckCounts | undefined): Html {
  if (!counts) return html`<td class="cell"><span class="hidden">not checked</span></td>`;
  const { calls, failed } = counts;
  const result =
    failed === 0 ? `passed in ${calls} calls` : `failed in ${failed} of ${Math.max(calls, failed)} calls`;
  const title = `${operationId} · ${check}: ${result}`;
  if (failed === 0) return html`<td class="cell passed" title="${title}"><span>${calls}</span></td>`;
  return html`<td class="cell failed" title="${title}"><button type="button" data-filter="${`${operationId} · ${check}`}" aria-label="${title}">${failed}</button></td>`;
}

function medianOf(times: readonly number[]): string {
  if (times.length === 0) return '';
  const sorted = times.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return `${median < 10 ? median.toFixed(1) : Math.round(median)} ms`;
}
