import { existsSync, readdirSync, statSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { UserOverrides } from '../../mock/core/user-overrides.ts';
import { importModule } from './import-module.ts';
import { UsageError } from './usage-error.ts';

/** Loads the handlers in a directory, again at each call. */
export interface OverridesLoader {
  directory: string;
  load(): Promise<UserOverrides>;
}

const isModule = /(?<!\.d|\.test)\.(ts|mts|js|mjs)$/;

/** Makes a loader for the TypeScript and JavaScript files in a directory. Throws a UsageError where it does not exist. */
export function overridesLoader(given: string): OverridesLoader {
  const directory = resolve(given);
  if (!existsSync(directory) || !statSync(directory).isDirectory())
    throw new UsageError(`--overrides ${given}: no such directory`);
  const base = pathToFileURL(`${directory}/`).href;
  let version = 0;
  // A module is loaded once for each URL, and so is whatever it imports from beside it.
  registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context);
      const isOurs = found.url.startsWith(base) && !found.url.includes('/node_modules/');
      return isOurs ? { ...found, url: `${found.url.split('?')[0]}?v=${version}` } : found;
    },
  });
  return {
    directory,
    load() {
      version += 1;
      return loadAll(directory);
    },
  };
}

async function loadAll(directory: string): Promise<UserOverrides> {
  const overrides: UserOverrides = {};
  const names = readdirSync(directory).filter((name) => isModule.test(name));
  for (const name of names.sort()) {
    const file = join(directory, name);
    for (const [id, handler] of Object.entries(await loadOne(file))) {
      if (typeof handler !== 'function') throw new UsageError(`${file}: ${id} is not a function`);
      if (Object.hasOwn(overrides, id)) throw new UsageError(`${file}: ${id} is overridden before`);
      Object.assign(overrides, { [id]: handler });
    }
  }
  return overrides;
}

async function loadOne(file: string): Promise<Record<string, unknown>> {
  const { default: exported } = await importModule(file);
  if (exported === null || typeof exported !== 'object')
    throw new UsageError(`${file}: it has no default export of handlers by operationId`);
  return exported as Record<string, unknown>;
}
