/** Control characters (ECMA-48: C0 and C1) besides tabs and ends of lines, and what changes lines or the direction of text. */
const control = /(?![\t\n])[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu;

/** Text of any origin for a terminal or a report: without a control character, each written as JSON writes it. */
export function withoutControls(text: string): string {
  return text.replace(control, (letter) =>
    letter === '\r' ? '\\r' : `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The same in one line. */
export function inOneLine(text: string): string {
  return withoutControls(text).replaceAll('\n', '\\n');
}

/** The same for the log of a job of GitHub Actions, which obeys `::error::` at the start of a line and `##[error]` within. */
export function withoutCommands(text: string): string {
  return withoutControls(text)
    .replace(/^(\s*):(?=:)/gm, '$1\\u003a')
    .replaceAll('##[', '##\\u005b');
}
