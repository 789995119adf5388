import { findPackageJSON } from 'node:module';
import { UsageError } from './usage-error.ts';

/**
 * Throws a UsageError where a package is missing that only some users need, with the line that installs it. `what` is the
 * command or option that needs it.
 */
export function requirePackages(what: string, names: readonly string[]): void {
  const missing = names.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  throw new UsageError(`${what} needs ${missing.join(' and ')}: npm install --save-dev ${missing.join(' ')}`);
}

function isInstalled(name: string): boolean {
  try {
    return findPackageJSON(name, import.meta.url) !== undefined;
  } catch {
    return false;
  }
}
