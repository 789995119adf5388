import { createHash } from 'node:crypto';
import { type FSWatcher, readdirSync, readFileSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';

/** Files to watch, and directories of which every file is watched. */
export interface WatchedFiles {
  files: readonly string[];
  directories: readonly string[];
}

const settleMs = 50;

/**
 * Calls back whenever the content of a watched file has changed; the callback returns what to watch from then on, or
 * `undefined` for the same files. Editors replace files, so it is their directories that are watched. Returns a function
 * that stops.
 */
export function watchFiles(
  first: WatchedFiles,
  changed: () => Promise<WatchedFiles | undefined>,
): () => void {
  let watched = first;
  let seen = digestOf(watched);
  let watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  let underway = Promise.resolve();

  const look = async (): Promise<void> => {
    const now = digestOf(watched);
    if (now === seen) return;
    seen = now;
    const next = await changed();
    if (!next) return;
    watched = next;
    seen = digestOf(watched);
    open();
  };
  // Editors write a file in several steps.
  const lookSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      underway = underway.then(look);
    }, settleMs);
  };
  const open = (): void => {
    for (const one of watchers) one.close();
    const directories = new Set([...watched.files.map((file) => dirname(file)), ...watched.directories]);
    watchers = [...directories].map((directory) => watch(directory, lookSoon));
  };
  open();
  return () => {
    clearTimeout(timer);
    for (const one of watchers) one.close();
  };
}

function digestOf({ files, directories }: WatchedFiles): string {
  const inside = directories.flatMap((directory) =>
    readdirSync(directory, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => join(directory, name)),
  );
  const hash = createHash('sha256');
  for (const file of [...files, ...inside]) hash.update(`${file}\n`).update(contentOf(file));
  return hash.digest('hex');
}

// A file that is being replaced is not there for a moment.
function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}
