import { element } from '../../../../browser/element.ts';

/** One field of a form. */
export interface Field {
  /** As the API calls it. */
  name: string;
  /** As the portal calls it. */
  label: string;
  /** `read-only` is plain text, `text` a line, `area` several lines that can be resized. */
  kind: 'read-only' | 'text' | 'password' | 'area' | 'choice';
  value?: string;
  isRequired?: boolean;
  placeholder?: string;
  /** What can be chosen. */
  choices?: readonly string[];
}

/** A field with its label. */
export interface FieldRow {
  name: string;
  label: string;
  row: HTMLElement;
  /** What is in it; absent where it cannot be changed. */
  value?: () => string;
  isMissing(): boolean;
  /** Shows what is wrong with it, and puts the focus there; an empty text is nothing. */
  showError(text: string): void;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export function fieldRow(field: Field): FieldRow {
  const { name, label, kind, value = '', isRequired = false } = field;
  if (kind === 'read-only') {
    const parts = [element('dt', {}, label), element('dd', {}, value)];
    const row = element('dl', { class: 'field' }, ...parts);
    return { name, label, row, isMissing: () => false, showError: () => {} };
  }
  const id = `field-${name}`;
  const control = controlOf(field, id);
  control.value = value;
  const error = element('span', { id: `${id}-error`, class: 'error' });
  const asterisk = isRequired
    ? element('span', { class: 'asterisk', 'aria-hidden': 'true' }, '*')
    : undefined;
  const head = element('label', { for: id }, asterisk, label);
  return {
    name,
    label,
    row: element('div', { class: 'field' }, head, control, error),
    value: () => control.value,
    isMissing: () => isRequired && control.value === '',
    showError(text) {
      error.textContent = text;
      control.ariaInvalid = text === '' ? 'false' : 'true';
      if (text !== '') control.focus();
    },
  };
}

function controlOf({ kind, placeholder, isRequired, choices = [] }: Field, id: string): Control {
  const shared = { id, required: isRequired, 'aria-describedby': `${id}-error` };
  if (kind === 'choice')
    return element('select', shared, ...choices.map((choice) => element('option', {}, choice)));
  if (kind === 'area') return element('textarea', { ...shared, rows: '3' });
  // A browser is not to store what belongs to a registry.
  const autocomplete = kind === 'password' ? 'new-password' : 'off';
  return element('input', { ...shared, type: kind, placeholder, autocomplete, spellcheck: 'false' });
}
