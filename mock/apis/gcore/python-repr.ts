/** A dict of lists of printable texts as Python's `repr` writes it (G-A9). */
export function pythonRepr(fields: Readonly<Record<string, readonly string[]>>): string {
  const entries = Object.entries(fields).map(([name, texts]) => {
    return `${quoted(name)}: [${texts.map(quoted).join(', ')}]`;
  });
  return `{${entries.join(', ')}}`;
}

// Single quotes, unless the text has some itself and no double ones.
function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  return `${quote}${text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)}${quote}`;
}
