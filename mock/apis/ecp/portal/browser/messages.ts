import { button, byId, element } from '../../../../browser/element.ts';

/** Shows an error above the page until its user goes on; with `retry`, a button that tries again (E-A47). */
export function showError(text: string, retry?: () => void): void {
  const tryAgain = () => {
    clearMessages();
    retry?.();
  };
  const again = retry && button({}, 'Retry', tryAgain);
  const close = button({ class: 'close', 'aria-label': 'Close the message' }, '×', clearMessages);
  byId('messages').replaceChildren(element('p', { role: 'alert', class: 'alert' }, text, again, close));
}

/** To be called when the user does something else: what a call changes may be shown together with its message. */
export function clearMessages(): void {
  byId('messages').replaceChildren();
  showStatus('');
}

/** Says that something was done. */
export function showStatus(text: string): void {
  byId('status').textContent = text;
}

/** What to show of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
