import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { ResourceCorrections } from '../../contracts/openapi/resources/index.ts';
import { suggestion } from '../../mock/core/suggest-similar-name.ts';
import { commands } from './commands.ts';
import type { ConfigSection } from './read-values.ts';
import { UsageError } from './usage-error.ts';

const names = ['ts', 'mts', 'js', 'mjs'].map((extension) => `bonafide.config.${extension}`);

/**
 * What a configuration file says of a command: the given file, or the one in the working directory, if there is one.
 * Throws a UsageError where it cannot be loaded, or has a section that is no command.
 */
export async function readConfig(command: string, given: string | undefined): Promise<ConfigSection> {
  const file = given ?? names.find((name) => existsSync(name));
  if (file === undefined) return { name: '', values: {}, resources: {} };
  if (!existsSync(file)) throw new UsageError(`--config ${file}: no such file`);
  // Loaded on demand: most projects have none.
  const { importModule } = await import('./import-module.ts');
  const { default: config } = await importModule(resolve(file));
  if (!isObject(config)) throw new UsageError(`${file}: it has no default export of an object`);
  const { resources = {}, ...sections } = config;
  for (const name of Object.keys(sections)) {
    if (!Object.hasOwn(commands, name))
      throw new UsageError(
        `${basename(file)}: ${name} is no command${suggestion(name, Object.keys(commands))}`,
      );
  }
  if (!isObject(resources)) throw new UsageError(`${basename(file)}: resources must be an object`);
  const section = sections[command] ?? {};
  const name = `${basename(file)}: ${command}`;
  if (!isObject(section)) throw new UsageError(`${name} must be an object`);
  return { name, values: section, resources: resources as ResourceCorrections };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
