import assert from 'node:assert/strict';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from './project.ts';

/** What a project gets that installs the package: DESIGN.md's numbers. */
const most = { megabytes: 60, packages: 130, scripts: 0 };

/** Returns size and number of a project's packages, and those with install scripts. Throws above the limits. */
export function measure(project: Project): string {
  const packages = project.packages();
  const scripts = packages.filter(hasInstallScript);
  const megabytes = Math.round(sizeOf(join(project.directory, 'node_modules')) / 1024 ** 2);
  const found = { megabytes, packages: packages.length, scripts: scripts.length };
  for (const name of ['megabytes', 'packages', 'scripts'] as const)
    assert(
      found[name] <= most[name],
      `${found[name]} ${name}, at most ${most[name]} are allowed: ${scripts.join(' ')}`,
    );
  return `${megabytes} MB, ${packages.length} packages, ${scripts.length} install scripts`;
}

const installScripts = ['preinstall', 'install', 'postinstall'];

function hasInstallScript(folder: string): boolean {
  const { scripts = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return installScripts.some((name) => name in scripts);
}

/** Bytes on the disk, as du counts them. */
function sizeOf(path: string): number {
  const stat = lstatSync(path);
  const own = stat.blocks * 512;
  if (!stat.isDirectory()) return own;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), own);
}
