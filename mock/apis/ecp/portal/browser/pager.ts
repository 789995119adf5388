import { button, type Child, element } from '../../../../browser/element.ts';

/** Which page of the list is shown. */
export interface PageChoice {
  /** From 1. */
  page: number;
  size: number;
}

/** E-A41. */
export const pageSizes = [10, 20, 50, 100];

/** The pager below the list: `1-1 of 1 items`, the pages, and how many items a page has. */
export function pager(
  { page, size }: PageChoice,
  rows: number,
  totalCount: number,
  turnTo: (choice: PageChoice) => void,
): HTMLElement {
  const last = Math.max(1, Math.ceil(totalCount / size));
  const first = (page - 1) * size;
  const range = rows === 0 ? '0-0' : `${first + 1}-${first + rows}`;
  const turn = (to: number, text: string, label: string) => {
    const isHere = to === page;
    const made = button({ 'aria-label': label, 'aria-current': isHere && 'page' }, text, () =>
      turnTo({ page: to, size }),
    );
    return made;
  };
  const previous = turn(page - 1, '‹', 'Previous page');
  previous.disabled = page <= 1;
  const next = turn(page + 1, '›', 'Next page');
  next.disabled = page >= last;
  const numbers = shownPages(page, last).map((shown): Child => {
    return shown === undefined ? element('span', {}, '…') : turn(shown, String(shown), `Page ${shown}`);
  });
  const options = pageSizes.map((one) => element('option', { value: String(one) }, `${one} / page`));
  const sizes = element('select', { 'aria-label': 'Items per page' }, ...options);
  sizes.value = String(size);
  sizes.addEventListener('change', () => turnTo({ page: 1, size: Number(sizes.value) }));
  const text = element('span', { class: 'range' }, `${range} of ${totalCount} items`);
  return element('nav', { 'aria-label': 'Pages', class: 'pager' }, text, previous, ...numbers, next, sizes);
}

/** The first page, the last, and those around the current one; `undefined` stands for those between. */
function shownPages(page: number, last: number): (number | undefined)[] {
  const all = Array.from({ length: last }, (_, index) => index + 1);
  const wanted = all.filter((one) => one === 1 || one === last || Math.abs(one - page) <= 2);
  return wanted.flatMap((one, index) => (one - (wanted[index - 1] ?? 0) > 1 ? [undefined, one] : [one]));
}
