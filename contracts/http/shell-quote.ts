/** A text as one word of a POSIX shell, in single quotes. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The same without quotes where the text needs none. */
export function shellWord(text: string): string {
  return /^[\w.:/=@,+-]+$/.test(text) ? text : shellQuote(text);
}
