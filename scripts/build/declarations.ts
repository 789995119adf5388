import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const imported = /(?:from |import |import\()['"](\.[^'"]+)['"]/g;

/** These files of types, and all that they import, each once. Throws where one is missing. */
export function declarationsOf(files: readonly string[]): Set<string> {
  const found = new Set(files);
  // A set also visits what is added meanwhile.
  for (const file of found) {
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(imported)) {
      const path = join(dirname(file), name);
      const types = path.replace(/\.(js|ts)$/, '.d.ts');
      if (existsSync(types)) found.add(types);
      else if (!path.endsWith('.json')) throw new Error(`${file} imports ${name}, which has no types`);
    }
  }
  return found;
}
