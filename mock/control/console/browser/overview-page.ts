import { button, element } from '../../../browser/element.ts';
import type { Overview } from '../../console-types.ts';
import type { ClockState, ControlApi } from './control-api.ts';

/** The API, its operations and the clock. `run` does something, and then shows the page again. */
export async function overviewPage(
  api: ControlApi,
  run: (step: () => Promise<void>) => void,
): Promise<Node[]> {
  const [overview, clock] = await Promise.all([api.overview(), api.clock()]);
  return [
    element('h1', {}, overview.api),
    element('p', {}, location.origin),
    clockPanel(clock, (change) => run(() => api.moveClock(change))),
    ...statesPanel(overview, (name, on) => run(() => api.setProviderState(name, on))),
    operationTable(overview),
  ];
}

const hourMs = 3_600_000;

function clockPanel({ time, frozen }: ClockState, move: (change: object) => void): HTMLElement {
  return element(
    'section',
    { 'aria-labelledby': 'clock' },
    element('h2', { id: 'clock' }, 'Clock'),
    element('p', {}, element('time', {}, time), frozen ? ', frozen ' : ' '),
    button({ id: 'advance-hour' }, 'Advance by an hour', () => move({ advanceMs: hourMs })),
    button({ id: 'advance-day' }, 'Advance by a day', () => move({ advanceMs: 24 * hourMs })),
    button({ id: 'freeze' }, frozen ? 'Let it go on' : 'Freeze', () => move({ frozen: !frozen })),
  );
}

function statesPanel({ providerStates }: Overview, set: (name: string, on: boolean) => void): HTMLElement[] {
  if (providerStates.length === 0) return [];
  const items = providerStates.map(({ name, description, isOn }) => {
    const box = element('input', { type: 'checkbox', id: `state-${name}`, checked: isOn });
    box.addEventListener('change', () => set(name, box.checked));
    const label = element('label', { for: `state-${name}` }, name, element('small', {}, description));
    return element('li', {}, box, label);
  });
  const title = element('h2', { id: 'states' }, 'Provider states');
  return [
    element('section', { 'aria-labelledby': 'states' }, title, element('ul', { class: 'states' }, ...items)),
  ];
}

function operationTable({ operations, disabled }: Overview): HTMLElement {
  const head = ['Operation', 'Method', 'Path', 'Documented statuses', 'Calls'];
  const rows = operations.map(({ id, method, path, summary, statuses, calls }) => {
    const name = element('th', { scope: 'row' }, id, element('small', {}, summary));
    const cells = [method, path, statuses.join(' '), String(calls)];
    return element('tr', {}, name, ...cells.map((cell) => element('td', {}, cell)));
  });
  const off = Object.entries(disabled).map(([id, reason]) => {
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, id),
      element('td', { colspan: '4' }, `disabled: ${reason}`),
    );
  });
  const heads = head.map((text) => element('th', { scope: 'col' }, text));
  return element(
    'div',
    { class: 'scroll', role: 'region', 'aria-label': 'Operations', tabindex: '0' },
    element(
      'table',
      {},
      element('caption', {}, 'Operations'),
      element('thead', {}, element('tr', {}, ...heads)),
      element('tbody', {}, ...rows, ...off),
    ),
  );
}
