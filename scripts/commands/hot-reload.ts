import { createHash } from 'node:crypto';
import { type FSWatcher, readdirSync, readFileSync, watch } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Mock } from '../../mock/mock.ts';

/** A mock that another one can take the place of while it is served. */
export interface LiveMock extends Mock {
  swap(next: Mock): void;
}

/** Makes a mock exchangeable. What is asked of it is asked of whichever is in its place then. */
export function hotReloadMock(first: Mock): LiveMock {
  let current = first;
  return {
    handle: (request) => current.handle(request),
    get spec() {
      return current.spec;
    },
    get journal() {
      return current.journal;
    },
    get faults() {
      return current.faults;
    },
    get providerStates() {
      return current.providerStates;
    },
    get ready() {
      return current.ready;
    },
    setProviderState: (name, on) => current.setProviderState(name, on),
    reset: () => current.reset(),
    swap(next) {
      current = next;
    },
  };
}

/** Files to watch, and directories whose files are all watched. */
export interface Watched {
  files: readonly string[];
  directories: readonly string[];
}

const settleMs = 50;

/**
 * Calls back whenever the content of what is watched has changed; the callback says what to watch from then on. Editors
 * replace files, so it is their directories that are watched. The result ends it.
 */
export function watchFiles(first: Watched, changed: () => Promise<Watched | undefined>): () => void {
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
  // Half a file may be there at first.
  const stir = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      underway = underway.then(look);
    }, settleMs);
  };
  const open = (): void => {
    for (const one of watchers) one.close();
    const directories = new Set([...watched.files.map((file) => dirname(file)), ...watched.directories]);
    watchers = [...directories].map((directory) => watch(directory, stir));
  };
  open();
  return () => {
    clearTimeout(timer);
    for (const one of watchers) one.close();
  };
}

function digestOf({ files, directories }: Watched): string {
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
