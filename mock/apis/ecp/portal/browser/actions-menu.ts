import { button, element } from '../../../../browser/element.ts';

/** The `Actions` of a row: a button with a menu, by the keys of WAI-ARIA's menu button. */
export function actionsMenu(name: string, actions: Readonly<Record<string, () => void>>): HTMLElement {
  const opener = button({ 'aria-haspopup': 'menu', 'aria-label': `Actions for ${name}` }, 'Actions', () =>
    show(menu.hidden),
  );
  const items = Object.entries(actions).map(([label, run]) =>
    button({ role: 'menuitem', tabindex: '-1' }, label, () => {
      show(false);
      // A dialog gives the focus back to where it was.
      opener.focus();
      run();
    }),
  );
  const menu = element('div', { role: 'menu', 'aria-label': `Actions for ${name}`, hidden: true }, ...items);
  const whole = element('div', { class: 'actions' }, opener, menu);
  const show = (isOpen: boolean) => {
    menu.hidden = !isOpen;
    opener.ariaExpanded = String(isOpen);
    if (isOpen) items[0]?.focus();
  };
  show(false);
  whole.addEventListener('keydown', (event) => {
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      if (menu.hidden) show(true);
      else items.at(next % items.length)?.focus();
    }
    if (event.key === 'Escape' && !menu.hidden) {
      show(false);
      opener.focus();
    }
  });
  whole.addEventListener('focusout', ({ relatedTarget }) => {
    if (!whole.contains(relatedTarget as Node | null)) show(false);
  });
  return whole;
}
