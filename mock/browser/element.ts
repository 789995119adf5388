/** What an element can have in it; text is never read as HTML. */
export type Child = Node | string | undefined;

/** Values of attributes: `true` is an attribute without a value, `undefined` and `false` none. */
export type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** Makes an element. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** Makes a button that does something at a click, or at Enter and the space bar. */
export function button(attributes: Attributes, text: string, onClick: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, text);
  made.addEventListener('click', onClick);
  return made;
}

/** The element of an HTML file with an id. Throws where the file has none. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}
