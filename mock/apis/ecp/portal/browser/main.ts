import { byId } from '../../../../browser/element.ts';
import type { PortalApi } from './api.ts';
import { showDetails } from './details-page.ts';
import { type ListView, showList } from './list-page.ts';
import { clearMessages } from './messages.ts';
import { signIn } from './sign-in.ts';

// The portal's ImagePullSecrets pages, over the API of the mock that serves them: the list at `#/imagepullsecrets`, one
// secret at `#/imagepullsecrets/ID`.

const view: ListView = { filter: '', page: 1, size: 10 };

function showPage(api: PortalApi): void {
  document.querySelector('dialog')?.close();
  const [, id] = /^#\/imagepullsecrets\/(.+)$/.exec(location.hash) ?? [];
  if (id === undefined) showList(api, view);
  else void showDetails(api, decoded(id));
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

const api = await signIn();
byId('menu').hidden = false;
document.addEventListener('click', ({ target }) => {
  if (target instanceof Element && target.closest('a')) clearMessages();
});
window.addEventListener('hashchange', () => showPage(api));
showPage(api);
