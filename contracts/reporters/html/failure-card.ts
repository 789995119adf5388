import { STATUS_CODES } from 'node:http';
import { parsePointer } from '../../http/json-pointer.ts';
import type { CallRecord, RecordedMessage } from '../../verify/engine/call-record.ts';
import type { Cause } from '../../verify/engine/events.ts';
import { actualText, locationText, oneLineSummary } from '../failure-lines.ts';
import type { ReporterContext } from '../reporter.ts';
import { type Html, html } from './html-template.ts';
import { markedJson } from './marked-json.ts';

interface CardInput {
  failure: Cause;
  /** Counted from 1. */
  index: number;
  isOnly: boolean;
  /** The column of the matrix that it counts in. */
  column: string;
}

/** One distinct failure: expected, actual and where, with its first call and the differing value marked. */
export function failureCard({ failure, index, isOnly, column }: CardInput, context: ReporterContext): Html {
  const { first, count, operations, operationId } = failure;
  const { check, severity, caseId, curl, record } = first;
  const times = count === 1 ? 'once' : `${count} times`;
  const text = [...operations, check, severity, oneLineSummary(first), `${operationId} · ${column}`].join(
    ' ',
  );
  return html`<details class="failure ${severity}" id="${`failure-${index}`}" data-text="${text}"${isOnly ? html` open` : ''}>
<summary><span class="times">${times}</span><span class="severity">${severity}</span> <b>${operationId}</b> <span class="check">${check}</span>
<span class="what">${oneLineSummary(first)}</span></summary>
${factsOf(failure, context)}
<div class="exchange">${requestOf(record)}${responseOf(record, first.pointer)}</div>
${command('reproduce', curl)}
${command('rerun the case', context.rerunCommand([caseId]))}
</details>\n`;
}

function factsOf(failure: Cause, { locate }: ReporterContext): Html {
  const { first, operations, operationId } = failure;
  const { check, title, wfc, documented, caseId, expected } = first;
  const location = locate(documented);
  const others = [...operations].filter((one) => one !== operationId).join(', ');
  return html`<dl>
<dt>expected</dt><dd>${expected}</dd>
<dt>actual</dt><dd>${actualText(first)}</dd>
<dt>spec</dt><dd>${location ? html`<code>${locationText(location)}</code> <code>${location.text}</code> ` : ''}<code class="pointer">${documented}</code></dd>
<dt>check</dt><dd><code>${check}</code>: ${title}${wfc ? ` (Web Fuzzing Commons ${wfc})` : ''}</dd>
${others === '' ? '' : html`<dt>also in</dt><dd>${others}</dd>`}
${variantsOf(failure)}
<dt>case</dt><dd><code>${caseId}</code></dd>
</dl>`;
}

function variantsOf({ variants, count }: Cause): Html | string {
  if (variants.size === 0) return '';
  const items = [...variants].map((variant) => html`<li>${variant}</li>`);
  const more = count > variants.size ? html`<li class="more">…</li>` : '';
  return html`<dt>variants</dt><dd><ul>${items}${more}</ul></dd>`;
}

function command(label: string, text: string): Html {
  return html`<div class="command"><span>${label}</span><code>${text}</code><button type="button" data-copy>copy</button></div>`;
}

function requestOf({ request, what }: CallRecord): Html {
  const variant = what === '' ? '' : html` <small>${what}</small>`;
  return html`<section><h4>request${variant}</h4><pre tabindex="0"><b class="line">${request.method} ${request.path}</b>
${headersOf(request, undefined)}
${markedJson(request.body, undefined)}</pre></section>`;
}

function responseOf({ response, ms }: CallRecord, pointer: string): Html {
  const [part, ...steps] = parsePointer(pointer);
  const line = html`${response.status} ${STATUS_CODES[response.status] ?? ''}`;
  const status = part === 'status' ? html`<mark>${line}</mark>` : line;
  const body = response.body === '' ? html`` : markedJson(response.body, part === 'body' ? steps : undefined);
  return html`<section><h4>response <small>${ms.toFixed(1)} ms</small></h4><pre tabindex="0"><b class="line">${status}</b>
${headersOf(response, part === 'headers' ? steps.join('/') : undefined)}
${body}</pre></section>`;
}

function headersOf({ headers }: RecordedMessage, marked: string | undefined): Html[] {
  const lines = Object.entries(headers).map(([name, value]) => {
    const line = html`<span class="header">${name}</span>: ${[value].flat().join(', ')}`;
    return name.toLowerCase() === marked?.toLowerCase() ? html`<mark>${line}</mark>\n` : html`${line}\n`;
  });
  const isPresent = Object.keys(headers).some((name) => name.toLowerCase() === marked?.toLowerCase());
  return marked === undefined || isPresent
    ? lines
    : [...lines, html`<mark class="absent">${marked}: missing</mark>\n`];
}
