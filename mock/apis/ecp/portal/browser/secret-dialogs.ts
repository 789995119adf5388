import { button, element } from '../../../../browser/element.ts';
import { CallError, type ListedSecret, type NewSecret, type PortalApi } from './api.ts';
import { askForDialog, openDialog } from './dialog.ts';
import type { Field } from './form-field.ts';
import { clearMessages, messageOf, showError, showStatus } from './messages.ts';
import { ownNamespaces } from './namespaces.ts';
import { type FieldError, secretForm } from './secret-form.ts';

// The portal's dialogs, with its own labels ("Adding", "Updating" and "Deleting an ImagePullSecret"). Each calls `done`
// when what is shown behind it is out of date.

/** The form of a new secret ("Adding an ImagePullSecret"). */
export async function openAdd(api: PortalApi, done: () => void): Promise<void> {
  clearMessages();
  const isLate = askForDialog();
  const choices = await namespaces(api);
  if (isLate()) return;
  const fields: Field[] = [
    {
      name: 'name',
      label: 'Name',
      kind: 'text',
      isRequired: true,
      placeholder: 'Enter ImagePullSecret name',
    },
    {
      name: 'namespace',
      label: 'Namespace',
      kind: 'choice',
      isRequired: true,
      choices,
      value: choices[0] ?? '',
    },
    {
      name: 'registry',
      label: 'Registry',
      kind: 'text',
      isRequired: true,
      placeholder: 'Enter URL of your image registry',
    },
    { name: 'username', label: 'Username', kind: 'text', isRequired: true },
    { name: 'password', label: 'Password', kind: 'password', isRequired: true },
    { name: 'description', label: 'Description', kind: 'area' },
  ];
  openDialog('Add ImagePullSecret', ({ close }) => {
    const submit = async (values: Record<string, string>) => {
      await api.create(values as NewSecret);
      close();
      showStatus(`${values.name} was added.`);
      done();
    };
    return [secretForm({ fields, submitLabel: 'Submit', submit, cancel: close, check: checkName })];
  });
}

// E-A12: no call lists the namespaces, but every secret names its own.
async function namespaces(api: PortalApi): Promise<string[]> {
  const list = await api.list({ searchString: '', offset: 0, limit: 200 }).catch(() => undefined);
  const used = list?.secrets.map(({ namespace }) => namespace) ?? [];
  return [...new Set([...ownNamespaces, ...used])];
}

/** ECP API Specification, CreateImagePullSecret. */
const nameForm = /^[a-z0-9](?:[-.a-z0-9]{0,61}[a-z0-9])?$/;

function checkName({ name = '' }: Record<string, string>): FieldError | undefined {
  if (nameForm.test(name)) return undefined;
  const message =
    'Use lower-case letters, digits, "-" and ".", at most 63 characters, the first and the last a letter or a digit.';
  return { field: 'name', message };
}

/** The form of an update ("Updating an ImagePullSecret"), filled with what the API has now (E-A44). */
export async function openUpdate(api: PortalApi, id: string, done: () => void): Promise<void> {
  clearMessages();
  const isLate = askForDialog();
  const secret = await api.read(id).catch((error) => {
    showError(messageOf(error));
    if (isGone(error)) done();
    return undefined;
  });
  if (!secret || isLate()) return;
  const { name, namespace, registry, username, password, description } = secret;
  const fields: Field[] = [
    { name: 'name', label: 'Name', kind: 'read-only', value: name },
    { name: 'namespace', label: 'Namespace', kind: 'read-only', value: namespace },
    { name: 'registry', label: 'Registry', kind: 'read-only', value: registry },
    { name: 'username', label: 'Username', kind: 'text', isRequired: true, value: username },
    { name: 'password', label: 'Password', kind: 'password', isRequired: true, value: password },
    { name: 'description', label: 'Description', kind: 'area', value: description },
  ];
  openDialog('Update ImagePullSecret', ({ close }) => {
    const submit = async ({ username = '', password = '', description = '' }: Record<string, string>) => {
      await api.update(id, { username, password, description });
      close();
      showStatus(`${name} was updated.`);
      done();
    };
    return [notice(), secretForm({ fields, submitLabel: 'Update', submit, cancel: close })];
  });
}

// The documentation's note at this form, word for word (E-A49).
function notice(): HTMLElement {
  const text =
    'Updating an ImagePullSecret that is being used might cause the image pull to fail temporarily.';
  return element('p', { class: 'notice' }, element('strong', {}, 'Note: '), text);
}

type Named = Pick<ListedSecret, 'imagepullsecretID' | 'name'>;

/** The confirmation of a deletion ("Deleting an ImagePullSecret"; E-A42). `deleted` says whether the secret is gone. */
export function openDelete(api: PortalApi, secret: Named, done: (deleted: boolean) => void): void {
  clearMessages();
  openDialog('Delete ImagePullSecret', ({ close }) => {
    const accept = async () => {
      const error = await api.remove(secret.imagepullsecretID).catch((thrown: unknown) => thrown);
      close();
      if (error) showError(messageOf(error));
      else showStatus(`${secret.name} was deleted.`);
      done(error === undefined || isGone(error));
    };
    const question = element('p', {}, 'Do you want to delete ', element('b', {}, secret.name), '?');
    // It is what a hasty Enter presses.
    const cancel = button({ autofocus: true }, 'Cancel', close);
    const once = button({ class: 'primary danger' }, 'Yes, delete!', () => {
      once.disabled = true;
      accept();
    });
    return [question, element('footer', {}, cancel, once)];
  });
}

function isGone(error: unknown): boolean {
  return error instanceof CallError && error.status === 404;
}
