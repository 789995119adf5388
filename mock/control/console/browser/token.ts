import { byId, element } from '../../../browser/element.ts';

const key = 'bonafide-token';

/**
 * The token of the control API: of the address, as the mock prints it, else as it was when this tab was reloaded. A fragment is
 * sent to no server, and is taken from the address at once, so that it is in no history.
 */
export function knownToken(): string | undefined {
  const [, given] = /^#token=([^&]+)$/.exec(location.hash) ?? [];
  if (given !== undefined) {
    sessionStorage.setItem(key, given);
    history.replaceState(undefined, '', '#/overview');
  }
  return sessionStorage.getItem(key) ?? undefined;
}

/** Asks for the token, and calls `take` with it. */
export function askForToken(take: (token: string) => void): void {
  sessionStorage.removeItem(key);
  const input = element('input', { type: 'password', id: 'token', required: true, autocomplete: 'off' });
  const label = element('label', { for: 'token' }, 'Token of the control API (BONAFIDE_TOKEN)');
  const form = element('form', {}, label, input, element('button', { type: 'submit' }, 'Open'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    sessionStorage.setItem(key, input.value);
    take(input.value);
  });
  byId('main').replaceChildren(element('h1', {}, 'Bonafide’s console'), form);
  input.focus();
}
