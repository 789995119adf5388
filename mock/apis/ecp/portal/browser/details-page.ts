import { button, byId, type Child, element } from '../../../../browser/element.ts';
import type { PortalApi, Secret } from './api.ts';
import { focusIfLost } from './keep-focus.ts';
import { messageOf, showError } from './messages.ts';
import { openDelete, openUpdate } from './secret-dialogs.ts';
import { detailTime, viewersOffset } from './times.ts';

/** A fixed mask, which does not have the password's length. */
const mask = '**********';

const listAddress = '#/imagepullsecrets';

/** Shows one secret ("Viewing ImagePullSecret Information"). Its password is masked until it is asked for (E-A45). */
export async function showDetails(api: PortalApi, id: string): Promise<void> {
  byId('main').replaceChildren(element('p', {}, 'Loading…'));
  const address = location.hash;
  const reload = () => void showDetails(api, id);
  const secret = await api.read(id).catch((error) => showError(messageOf(error), reload));
  // Its user may have gone on meanwhile.
  if (location.hash !== address) return;
  const content = secret ? [heading(api, secret, reload), panel(secret)] : [trail(id)];
  byId('main').replaceChildren(...content);
  focusIfLost();
}

function heading(api: PortalApi, secret: Secret, reload: () => void): HTMLElement {
  const back = () => {
    location.hash = listAddress;
  };
  const buttons = element(
    'div',
    { class: 'buttons' },
    button({}, 'Back', back),
    button({}, 'Update', () => void openUpdate(api, secret.imagepullsecretID, reload)),
    button({}, 'Delete', () => openDelete(api, secret, (deleted) => deleted && back())),
  );
  return element(
    'header',
    {},
    element('div', {}, trail(secret.name), element('h1', {}, secret.name)),
    buttons,
  );
}

function trail(last: string): HTMLElement {
  const list = element('a', { href: listAddress }, 'ImagePullSecrets');
  const steps = [
    element('li', {}, 'Edge Computing Platform'),
    element('li', {}, list),
    element('li', { 'aria-current': 'page', class: 'hidden' }, last),
  ];
  return element('nav', { 'aria-label': 'Breadcrumb' }, element('ol', {}, ...steps));
}

function panel(secret: Secret): HTMLElement {
  const { imagepullsecretID, name, namespace, registry, username, description } = secret;
  const left = [
    entry('ID', imagepullsecretID),
    entry('Name', name),
    entry('Descriptions', description),
    entry('Created', detailTime(secret.creationTime, viewersOffset)),
    entry('Last Updated', detailTime(secret.lastUpdateTime, viewersOffset)),
  ];
  const right = [
    entry('Namespace', namespace),
    entry('Registry', registry),
    entry('Username', username),
    passwordEntry(secret),
  ];
  const columns = [element('dl', {}, ...left), element('dl', {}, ...right)];
  const title = element('h2', { id: 'basic' }, 'Basic Information');
  return element(
    'section',
    { 'aria-labelledby': 'basic' },
    title,
    element('div', { class: 'columns' }, ...columns),
  );
}

function entry(label: string, ...value: Child[]): HTMLElement {
  return element('div', {}, element('dt', {}, label), element('dd', {}, ...value));
}

function passwordEntry({ password }: Secret): HTMLElement {
  const shown = element('span', { class: 'password' }, mask);
  const eye = button({ class: 'eye', 'aria-label': 'Show the password', 'aria-pressed': 'false' }, '', () => {
    const isShown = eye.ariaPressed === 'true';
    eye.ariaPressed = String(!isShown);
    shown.textContent = isShown ? mask : password;
  });
  return entry('Password', eye, shown);
}
