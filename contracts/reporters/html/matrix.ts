import type { Operation, Spec } from '../../openapi/spec.ts';
import { responseFor } from '../../openapi/spec.ts';
import { type Html, html } from './markup.ts';
import { type Cell, laws, type OperationTally, type Tally } from './tally.ts';

/** Operations by statuses and checks: what was answered, what was looked at, and where a promise was broken. */
export function matrix(spec: Spec, tally: Tally): Html {
  const operations = [...spec.operations.values()];
  const checks = columnsOf(operations, tally);
  const heads = checks.map((check) => html`<th scope="col"><span>${check}</span></th>`);
  const rows = operations.map((operation) => rowOf(operation, tally.of(operation.id), checks));
  return html`<table class="matrix">
<caption class="hidden">Operations, the statuses that they answered, and the checks that looked at their calls</caption>
<thead><tr><th scope="col">operation</th><th scope="col">statuses</th>${heads}<th scope="col" class="time">median</th></tr></thead>
<tbody>${rows}</tbody>
</table>`;
}

// The laws last: they are the API's own.
function columnsOf(operations: readonly Operation[], tally: Tally): string[] {
  const all = new Set(operations.flatMap(({ id }) => [...tally.of(id).checks.keys()]));
  const hasLaws = all.delete(laws);
  return hasLaws ? [...all, laws] : [...all];
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
    if (times === 0)
      return html`<span class="status never" title="documented, and never answered">${status}</span> `;
    const known = responseFor(operation, status) !== undefined;
    const title = `answered ${times} times${known ? '' : ', and not documented'}`;
    return html`<span class="status ${known ? 'seen' : 'unknown'}" title="${title}">${status}<i>×${times}</i></span> `;
  });
}

function cellOf(operationId: string, check: string, cell: Cell | undefined): Html {
  if (!cell) return html`<td class="cell"><span class="hidden">not looked at</span></td>`;
  const { calls, broken } = cell;
  const told =
    broken === 0 ? `kept in ${calls} calls` : `broken in ${broken} of ${Math.max(calls, broken)} calls`;
  const title = `${operationId} · ${check}: ${told}`;
  if (broken === 0) return html`<td class="cell kept" title="${title}"><span>${calls}</span></td>`;
  return html`<td class="cell broken" title="${title}"><button type="button" data-filter="${`${operationId} · ${check}`}" aria-label="${title}">${broken}</button></td>`;
}

function medianOf(times: readonly number[]): string {
  if (times.length === 0) return '';
  const sorted = times.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return `${median < 10 ? median.toFixed(1) : Math.round(median)} ms`;
}
