import { byId } from '../../../../browser/element.ts';

/** Replaces a part of the page; what had the focus in it has it again, by its label, or else the page's heading. */
export function keepFocus(replace: () => void): void {
  const before = document.activeElement;
  replace();
  if (before === null || before === document.body || before.isConnected) return;
  const again = [...byId('main').querySelectorAll<HTMLElement>('button, select')].find(
    (one) => one.ariaLabel !== null && one.ariaLabel === before.ariaLabel && one.matches(':enabled'),
  );
  if (again) again.focus();
  else focusHeading();
}

/** Once a page is there: what had the focus on the page before is gone. */
export function focusIfLost(): void {
  if (document.activeElement === null || document.activeElement === document.body) focusHeading();
}

/** Lets keys go on from the top of the page, and screen readers say what page it is. */
function focusHeading(): void {
  const heading = byId('main').querySelector('h1');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus();
}
