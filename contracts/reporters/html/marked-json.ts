import { tryParseJson, writeJson } from '../../http/lossless-json.ts';
import { Html, html } from './html-template.ts';

/**
 * Indented JSON with the value at a path marked; where the path leads nowhere, the nearest value around it. Other text
 * is unchanged.
 */
export function markedJson(text: string, path: readonly string[] | undefined): Html {
  const value = tryParseJson(text);
  if (value !== undefined) return render(value, path, '');
  return path === undefined ? html`${text}` : html`<mark>${text}</mark>`;
}

function render(value: unknown, path: readonly string[] | undefined, indent: string): Html {
  const [step, ...rest] = path ?? [];
  const isInside =
    step !== undefined && value !== null && typeof value === 'object' && Object.hasOwn(value, step);
  const pathOf = (name: string) => (isInside && name === step ? rest : undefined);
  const text = Array.isArray(value)
    ? list(value, pathOf, indent)
    : value !== null && typeof value === 'object'
      ? fields(value, pathOf, indent)
      : html`${writeJson(value)}`;
  return path !== undefined && !isInside ? html`<mark>${text}</mark>` : text;
}

type PathOf = (name: string) => readonly string[] | undefined;

function list(items: readonly unknown[], pathOf: PathOf, indent: string): Html {
  const inner = `${indent}  `;
  const lines = items.map((item, index) => html`${inner}${render(item, pathOf(String(index)), inner)}`);
  return block('[', lines, ']', indent);
}

function fields(value: object, pathOf: PathOf, indent: string): Html {
  const inner = `${indent}  `;
  const lines = Object.entries(value).map(
    ([name, item]) =>
      html`${inner}<span class="key">${JSON.stringify(name)}</span>: ${render(item, pathOf(name), inner)}`,
  );
  return block('{', lines, '}', indent);
}

function block(open: string, lines: Html[], close: string, indent: string): Html {
  if (lines.length === 0) return html`${open}${close}`;
  const joined = new Html(lines.map(({ text }) => text).join(',\n'));
  return html`${open}\n${joined}\n${indent}${close}`;
}
