import { element } from '../../../browser/element.ts';
import type { ShownCall } from '../../console-types.ts';
import type { ControlApi } from './control-api.ts';

/** Older calls are left out. */
const maxRows = 500;

interface Row {
  text: string;
  line: HTMLElement;
}

/** The calls so far, and each to come without a reload; a call that is chosen is shown beside its response. */
export function requestsPage(api: ControlApi, signal: AbortSignal, fail: (error: unknown) => void): Node[] {
  const filter = element('input', {
    type: 'search',
    id: 'filter',
    placeholder: 'method, path, operation, status',
  });
  const list = element('ol', { 'aria-label': 'Requests, the latest first', class: 'calls' });
  const detail = element('section', { 'aria-live': 'polite', 'aria-label': 'The chosen request' });
  const rows: Row[] = [];
  const apply = ({ text, line }: Row) => {
    line.hidden = !text.includes(filter.value.toLowerCase());
  };
  filter.addEventListener('input', () => rows.forEach(apply));
  const show = (call: ShownCall) => {
    const row = rowOf(call, () => detail.replaceChildren(...detailOf(call)));
    apply(row);
    rows.push(row);
    list.prepend(row.line);
    if (rows.length > maxRows) rows.shift()?.line.remove();
  };
  api.follow(show, signal).catch((error) => signal.aborted || fail(error));
  return [element('h1', {}, 'Requests'), element('label', { for: 'filter' }, 'Filter'), filter, list, detail];
}

function rowOf(call: ShownCall, choose: () => void): Row {
  const { operationId = '–', request, response, time = '', ms } = call;
  const { method, path, query } = request;
  const status = response.status === 0 ? 'reset' : String(response.status);
  const took = ms === undefined ? '' : `${Math.round(ms * 10) / 10} ms`;
  const texts = [
    time.slice(11, 19),
    method,
    query === '' ? path : `${path}?${query}`,
    operationId,
    status,
    took,
  ];
  const whole = element('button', { type: 'button' }, ...texts.map((text) => element('span', {}, text)));
  whole.classList.add(response.status >= 400 || response.status === 0 ? 'rejected' : 'accepted');
  whole.addEventListener('click', choose);
  return { text: texts.join(' ').toLowerCase(), line: element('li', {}, whole) };
}

function detailOf({ request, response, reasons = [] }: ShownCall): Node[] {
  const { method, path, query, headers, body } = request;
  const target = query === '' ? path : `${path}?${query}`;
  const why = reasons.map((reason) => element('li', {}, reason));
  const sides = [
    element('div', {}, element('h2', {}, 'Request'), text(`${method} ${target}`, headers, body)),
    element(
      'div',
      {},
      element('h2', {}, 'Response'),
      text(String(response.status), response.headers, response.body),
    ),
  ];
  const list = why.length > 0 ? [element('h2', {}, 'Why it was rejected'), element('ul', {}, ...why)] : [];
  return [...list, element('div', { class: 'sides' }, ...sides)];
}

function text(line: string, headers: Record<string, unknown>, body: string): HTMLElement {
  const heads = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return element('pre', { tabindex: '0' }, [line, ...heads, '', pretty(body)].join('\n'));
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2);
  } catch {
    return body;
  }
}
