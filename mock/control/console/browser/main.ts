import { byId } from '../../../browser/element.ts';
import { type ControlApi, controlApi } from './control-api.ts';
import { overviewPage } from './overview-page.ts';
import { requestsPage } from './requests-page.ts';
import { statePage } from './state-page.ts';
import { askForToken, knownToken } from './token.ts';

// The console of a mock: what it is, its calls as they come, and what it has stored.

let leave = new AbortController();

async function showPage(api: ControlApi): Promise<void> {
  leave.abort();
  leave = new AbortController();
  const { signal } = leave;
  const name = /^#\/(\w+)/.exec(location.hash)?.[1] ?? 'overview';
  for (const link of byId('menu').querySelectorAll('a'))
    link.ariaCurrent = link.hash === `#/${name}` ? 'page' : null;
  const fail = (error: unknown) => {
    byId('message').textContent = error instanceof Error ? error.message : String(error);
  };
  const again = (step: () => Promise<void>) => {
    step().then(() => showPage(api), fail);
  };
  byId('message').textContent = '';
  try {
    const nodes = await contentOf(name, api, again, signal, fail);
    if (signal.aborted) return;
    const before = document.activeElement;
    byId('main').replaceChildren(...nodes);
    if (before?.id && !before.isConnected) document.getElementById(before.id)?.focus();
  } catch (error) {
    fail(error);
  }
}

async function contentOf(
  name: string,
  api: ControlApi,
  again: (step: () => Promise<void>) => void,
  signal: AbortSignal,
  fail: (error: unknown) => void,
): Promise<Node[]> {
  if (name === 'requests') return requestsPage(api, signal, fail);
  return name === 'state' ? statePage(api, again) : overviewPage(api, again);
}

async function open(token: string): Promise<void> {
  const api = controlApi(token);
  try {
    await api.clock();
  } catch (error) {
    askForToken((given) => void open(given));
    byId('message').textContent = (error as Error).message;
    return;
  }
  byId('menu').hidden = false;
  window.addEventListener('hashchange', () => void showPage(api));
  await showPage(api);
}

const token = knownToken();
if (token === undefined) askForToken((given) => void open(given));
else void open(token);
