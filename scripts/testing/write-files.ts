import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryDirectory } from './clean-up.ts';

/** Writes files into a new folder, objects as JSON, and returns the path of the first one. */
export function writeFiles(files: Record<string, string | object>): string {
  const folder = temporaryDirectory();
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  }
  return join(folder, Object.keys(files)[0] ?? '');
}
