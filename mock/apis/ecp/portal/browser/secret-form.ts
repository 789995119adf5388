import { button, element } from '../../../../browser/element.ts';
import { CallError } from './api.ts';
import { type Field, fieldRow } from './form-field.ts';
import { messageOf } from './messages.ts';

/** A form of the portal, in a dialog or for the account. */
export interface FormOptions {
  fields: readonly Field[];
  /** The label of the button that sends it. */
  submitLabel: string;
  /** Sends it. Rejects with a CallError, which is shown, and the form stays as it is. */
  submit(values: Record<string, string>): Promise<void>;
  /** What `Cancel` does; without it there is no such button. */
  cancel?: () => void;
  /** What is wrong with the values, before they are sent (E-A43). */
  check?(values: Record<string, string>): FieldError | undefined;
}

/** What is wrong with the value of a field. */
export interface FieldError {
  field: string;
  message: string;
}

/** Makes a form whose errors appear at their field, or else above its buttons (E-A46). */
export function secretForm({ fields, submitLabel, submit, cancel, check }: FormOptions): HTMLFormElement {
  const rows = fields.map(fieldRow);
  const alert = element('p', { role: 'alert', class: 'alert', hidden: true });
  const send = element('button', { type: 'submit', class: 'primary' }, submitLabel);
  const buttons = element('footer', {}, cancel && button({}, 'Cancel', cancel), send);
  const form = element('form', { novalidate: true }, ...rows.map(({ row }) => row), alert, buttons);
  const values = () =>
    Object.fromEntries(rows.flatMap(({ name, value }) => (value ? [[name, value()]] : [])));
  const show = (message: string, field?: string) => {
    const row = rows.find(({ name, value }) => name === field && value);
    if (row) return row.showError(message);
    alert.textContent = message;
    alert.hidden = false;
  };
  const attempt = async () => {
    alert.hidden = true;
    for (const row of rows) row.showError('');
    const missing = rows.filter(({ isMissing }) => isMissing());
    // The first of them is shown last, and so has the focus.
    for (const { name, label } of missing.reverse()) show(`${label} is required.`, name);
    const wrong = missing.length === 0 ? check?.(values()) : undefined;
    if (wrong) show(wrong.message, wrong.field);
    if (missing.length > 0 || wrong) return;
    await submit(values()).catch((error) => show(messageOf(error), fieldOf(error)));
  };
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    // It keeps the focus, as it would not if it were disabled.
    if (send.ariaBusy === 'true') return;
    send.ariaBusy = 'true';
    await attempt();
    send.ariaBusy = 'false';
  });
  return form;
}

/** The codes that are about one field. */
const fieldOfCode: Readonly<Record<string, string>> = {
  InvalidSecretName: 'name',
  SecretNameExists: 'name',
  NamespaceNotExist: 'namespace',
};

function fieldOf(error: unknown): string | undefined {
  if (!(error instanceof CallError)) return undefined;
  if (error.code !== 'RequiredFieldMissing') return fieldOfCode[error.code];
  return /^The field (\w+) is required\.$/.exec(error.message)?.[1];
}
