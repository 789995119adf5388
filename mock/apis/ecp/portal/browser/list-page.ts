import { button, byId, element } from '../../../../browser/element.ts';
import { actionsMenu } from './actions-menu.ts';
import type { ListedSecret, PortalApi, SecretList } from './api.ts';
import { focusIfLost, keepFocus } from './keep-focus.ts';
import { clearMessages, messageOf, showError } from './messages.ts';
import { type PageChoice, pager } from './pager.ts';
import { openAdd, openDelete, openUpdate } from './secret-dialogs.ts';
import { listTime, viewersOffset, zoneBadge } from './times.ts';

/** What the list shows; it is the same when its user comes back to it. */
export interface ListView extends PageChoice {
  filter: string;
}

/** Shows the list ("ImagePullSecrets" in the left pane). `view` is changed as its user filters and turns pages. */
export function showList(api: PortalApi, view: ListView): void {
  const rows = element('tbody');
  const foot = element('div');
  const table = element('table', {}, element('caption', {}, 'ImagePullSecrets'), head(), rows);
  let latest = 0;
  const load = async (): Promise<void> => {
    table.ariaBusy = 'true';
    latest += 1;
    const call = latest;
    const query = { searchString: view.filter, offset: (view.page - 1) * view.size, limit: view.size };
    const found = await api.list(query).catch((error) => {
      // Only what was asked for last counts.
      if (call === latest) showError(messageOf(error), load);
      return undefined;
    });
    if (call !== latest) return;
    table.ariaBusy = 'false';
    if (found) show(found);
  };
  const turnTo = (choice: PageChoice): void => {
    clearMessages();
    Object.assign(view, choice);
    void load();
  };
  const show = ({ secrets, totalCount }: SecretList): void => {
    // E-A48: the page before, where the last item of this one is gone.
    if (secrets.length === 0 && totalCount > 0 && view.page > 1) {
      view.page = Math.ceil(totalCount / view.size);
      void load();
      return;
    }
    const shown = secrets.length > 0 ? secrets.map((one) => rowOf(api, one, load)) : [emptyRow()];
    keepFocus(() => {
      rows.replaceChildren(...shown);
      foot.replaceChildren(pager(view, secrets.length, totalCount, turnTo));
    });
  };
  const label = { role: 'region', 'aria-label': 'ImagePullSecrets', tabindex: '0', class: 'scroll' };
  byId('main').replaceChildren(
    heading(api, load),
    filterForm(view, load),
    element('div', label, table),
    foot,
  );
  focusIfLost();
  void load();
}

function heading(api: PortalApi, load: () => void): HTMLElement {
  const title = element(
    'div',
    {},
    element('p', {}, 'Edge Computing Platform'),
    element('h1', {}, 'ImagePullSecrets'),
  );
  const add = button({ class: 'primary' }, '+ Add New ImagePullSecret', () => void openAdd(api, load));
  return element('header', {}, title, add);
}

function filterForm(view: ListView, load: () => void): HTMLElement {
  const input = element('input', {
    type: 'text',
    placeholder: 'Enter an ImagePullSecret',
    'aria-label': 'Filter by name',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  input.value = view.filter;
  const search = element('button', { type: 'submit', 'aria-label': 'Filter' }, '⌕');
  const apply = (filter: string) => {
    clearMessages();
    input.value = filter;
    Object.assign(view, { filter, page: 1 });
    load();
  };
  const reset = button({ class: 'reset' }, '↻ Reset', () => apply(''));
  const form = element(
    'form',
    { role: 'search' },
    element('span', { class: 'joined' }, input, search),
    reset,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    apply(input.value);
  });
  return form;
}

function head(): HTMLElement {
  const zone = () => element('span', { class: 'badge' }, zoneBadge(viewersOffset));
  const cells = [
    element('th', { scope: 'col' }, 'Name'),
    element('th', { scope: 'col' }, 'Namespace'),
    element('th', { scope: 'col' }, 'Descriptions'),
    element('th', { scope: 'col' }, 'Created ', zone()),
    element('th', { scope: 'col' }, 'Last Updated ', zone()),
    element('th', { scope: 'col' }, 'Actions'),
  ];
  return element('thead', {}, element('tr', {}, ...cells));
}

function rowOf(api: PortalApi, secret: ListedSecret, load: () => void): HTMLElement {
  const { imagepullsecretID: id, name, namespace, description, creationTime, lastUpdateTime } = secret;
  const link = element('a', { href: `#/imagepullsecrets/${encodeURIComponent(id)}` }, name);
  const actions = actionsMenu(name, {
    Update: () => void openUpdate(api, id, load),
    // What could not be deleted is still there, and so is the message.
    Delete: () => openDelete(api, secret, (deleted) => deleted && load()),
  });
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, link),
    ...[namespace, description].map((text) => element('td', {}, text)),
    ...[creationTime, lastUpdateTime].map((time) => element('td', {}, listTime(time, viewersOffset))),
    element('td', {}, actions),
  );
}

function emptyRow(): HTMLElement {
  return element('tr', {}, element('td', { colspan: '6' }, 'There are no ImagePullSecrets to show.'));
}
