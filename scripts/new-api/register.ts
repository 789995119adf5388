/**
 * The files that list the built-in APIs, by their paths, with a new one added as the last. Throws an Error where a list
 * is not found.
 */
export function registrations(
  name: string,
  title: string,
  read: (path: string) => string,
): Record<string, string> {
  const changes: Record<string, (text: string) => string> = {
    'contracts/openapi/load-builtin.ts': (text) => replaceOnce(text, '] as const;', `, '${name}'] as const;`),
    'contracts/apis/index.ts': (text) =>
      addImport(addEntry(text, `${name}: ${name}Contract,`), name, `${name}Contract`),
    'mock/apis/index.ts': (text) =>
      addImport(addEntry(text, `${name}: { api: ${name}Api },`), name, `${name}Api`),
    'README.md': (text) => addRow(text, `| \`${name}\` | ${title.replaceAll('|', '\\|')} |`),
  };
  return Object.fromEntries(Object.entries(changes).map(([path, change]) => [path, change(read(path))]));
}

/** Adds a line to the only table of a module: an object that is closed at the start of a line. */
function addEntry(text: string, entry: string): string {
  return replaceOnce(text, '\n};\n', `\n  ${entry}\n};\n`);
}

/** Adds the import of an API's folder, in alphabetical order. */
function addImport(text: string, name: string, imported: string): string {
  const isLater = (line: string) => (/from '\.\/(\w+)\/index\.ts';$/.exec(line)?.[1] ?? '') > name;
  const lines = text.split('\n');
  const last = lines.findLastIndex((line) => line.includes(" from './"));
  const later = lines.findIndex(isLater);
  const at = later === -1 ? last + 1 : later;
  return lines.toSpliced(at, 0, `import { ${imported} } from './${name}/index.ts';`).join('\n');
}

/** Adds a row to the README's table of APIs. */
function addRow(text: string, row: string): string {
  const start = text.indexOf('| name | system |');
  const end = text.indexOf('\n\n', start);
  if (start === -1 || end === -1) throw new Error('README.md has no table of APIs');
  return `${text.slice(0, end)}\n${row}${text.slice(end)}`;
}

function replaceOnce(text: string, old: string, replacement: string): string {
  const parts = text.split(old);
  if (parts.length !== 2)
    throw new Error(`expected ${JSON.stringify(old)} once, found it ${parts.length - 1} times`);
  return parts.join(replacement);
}
