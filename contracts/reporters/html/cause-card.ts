import { STATUS_CODES } from 'node:http';
import type { CallRecord, RecordedMessage } from '../../verify/engine/call-record.ts';
import type { Cause } from '../causes.ts';
import { placeText, sentenceOf } from '../failure.ts';
import type { ReporterContext } from '../reporter.ts';
import { markedJson } from './marked-json.ts';
import { type Html, html } from './markup.ts';

/** One cause of failures: what is broken and where, with the first call that showed it, the differing place marked. */
export function causeCard(
  cause: Cause,
  index: number,
  isOnly: boolean,
  { locate, again }: ReporterContext,
  column: string,
): Html {
  const { first, failures, operations } = cause;
  const { operationId, check, severity, wfc, promise, documented, caseId, curl, record } = first;
  const place = locate(documented);
  const times = failures === 1 ? 'once' : `${failures} times`;
  const text = [...operations, check, severity, first.message, `${operationId} · ${column}`].join(' ');
  return html`<details class="cause ${severity}" id="${`cause-${index}`}" data-text="${text}"${isOnly ? html` open` : ''}>
<summary><span class="times">${times}</span><span class="severity">${severity}</span> <b>${operationId}</b> <span class="check">${check}</span>
<span class="what">${sentenceOf(first)}</span></summary>
<dl>
<dt>promised</dt><dd>${promise}${wfc ? ` (${wfc} of Web Fuzzing Commons)` : ''}</dd>
<dt>documented</dt><dd>${place ? html`<code>${placeText(place)}</code> <code>${place.text}</code> ` : ''}<code class="pointer">${documented}</code></dd>
${operations.size > 1 ? html`<dt>also met at</dt><dd>${[...operations].slice(1).join(', ')}</dd>` : ''}
${variantsOf(cause)}
<dt>case</dt><dd><code>${caseId}</code></dd>
</dl>
<div class="exchange">${requestOf(record)}${responseOf(record, first.pointer)}</div>
${command('this call again', curl)}
${command('this case again', again([caseId]))}
</details>\n`;
}

function variantsOf({ variants, failures }: Cause): Html | string {
  if (variants.size === 0) return '';
  const items = [...variants].map((variant) => html`<li>${variant}</li>`);
  const more = failures > variants.size ? html`<li class="more">…</li>` : '';
  return html`<dt>tried</dt><dd><ul>${items}${more}</ul></dd>`;
}

function command(label: string, text: string): Html {
  return html`<div class="command"><span>${label}</span><code>${text}</code><button type="button" data-copy>copy</button></div>`;
}

function requestOf({ request, what }: CallRecord): Html {
  const tried = what === '' ? '' : html` <small>${what}</small>`;
  return html`<section><h4>request${tried}</h4><pre tabindex="0"><b class="line">${request.method} ${request.path}</b>
${headersOf(request, undefined)}
${markedJson(request.body, undefined)}</pre></section>`;
}

function responseOf({ response, ms }: CallRecord, pointer: string): Html {
  const [, part, ...steps] = pointer
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
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
  const isThere = Object.keys(headers).some((name) => name.toLowerCase() === marked?.toLowerCase());
  return marked === undefined || isThere
    ? lines
    : [...lines, html`<mark class="absent">${marked}: is missing</mark>\n`];
}
