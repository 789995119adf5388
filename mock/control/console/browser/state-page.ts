import { button, element } from '../../../browser/element.ts';
import type { ControlApi } from './control-api.ts';

type Entries = Readonly<Record<string, unknown>>;

/** What the mock has stored, as tables. `run` does something, and then shows the page again. */
export async function statePage(api: ControlApi, run: (step: () => Promise<void>) => void): Promise<Node[]> {
  const state = await api.state();
  const reset = button({ id: 'reset' }, 'Reset', () => run(() => api.reset()));
  const note =
    'A reset forgets items, requests, faults, provider states and the clock, and plants the seed data again.';
  const tables = Object.entries(state).map(([name, entries]) => tableOf(name, entries));
  const empty = tables.length === 0 ? [element('p', {}, 'Nothing is stored.')] : [];
  return [element('h1', {}, 'State'), element('p', {}, reset, ' ', note), ...tables, ...empty];
}

function tableOf(name: string, entries: Entries): HTMLElement {
  const values = Object.entries(entries);
  const members = [...new Set(values.flatMap(([, value]) => Object.keys(membersOf(value))))];
  const heads = ['key', ...members].map((member) => element('th', { scope: 'col' }, member));
  const rows = values.map(([key, value]) => {
    const cells = members.map((member) => element('td', {}, cellText(membersOf(value)[member])));
    return element('tr', {}, element('th', { scope: 'row' }, key), ...cells);
  });
  const parts = [element('thead', {}, element('tr', {}, ...heads)), element('tbody', {}, ...rows)];
  const table = element('table', {}, element('caption', {}, name), ...parts);
  return element('div', { class: 'scroll', role: 'region', 'aria-label': name, tabindex: '0' }, table);
}

/** An entry that is no object is one value. */
function membersOf(value: unknown): Entries {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Entries) : { value };
}

function cellText(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
