import { button, element } from '../../../../browser/element.ts';

/** An open dialog. */
export interface Dialog {
  /** Closes it, and forgets whatever was typed into it. */
  close(): void;
}

let asked = 0;

/**
 * Asks for a dialog whose content has yet to be read. Returns whether it is too late then: its user has asked for another one,
 * has one open, or is on another page.
 */
export function askForDialog(): () => boolean {
  asked += 1;
  const [turn, address] = [asked, location.hash];
  return () => turn !== asked || location.hash !== address || document.querySelector('dialog') !== null;
}

/** Opens a dialog with a title and a close cross. Escape closes it, too; nothing behind it can be reached meanwhile. */
export function openDialog(title: string, content: (dialog: Dialog) => readonly Node[]): Dialog {
  const heading = element('h2', { id: 'dialog-title' }, title);
  const box = element('dialog', { 'aria-labelledby': 'dialog-title' });
  const dialog = { close: () => box.close() };
  const cross = button({ class: 'close', 'aria-label': 'Close' }, '×', dialog.close);
  box.append(element('header', {}, heading, cross), ...content(dialog));
  box.addEventListener('close', () => box.remove());
  document.body.append(box);
  box.showModal();
  box.querySelector<HTMLElement>('input, select, textarea')?.focus();
  return dialog;
}
