/** A text as code: names of the run become names of the test, so that it can be run more than once. */
export function template(text: string, run: string): string {
  return `\`${inTemplate(text, run)}\``;
}

/** The same between the quotes of a template. */
export function inTemplate(text: string, run: string): string {
  return text.split(`bonafide-${run}-`).map(escaped).join(`bonafide-\${unique}-`);
}

function escaped(text: string): string {
  return text.replace(/[\\`]|\$(?=\{)/g, '\\$&').replaceAll('\r', '\\r');
}
