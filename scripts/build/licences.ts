import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The licences of all packages that files are from, one after the other, as most of them want it of a copy. */
export function licencesOf(files: Iterable<string>): string {
  const folders = new Set([...files].map(packageOf).filter((folder) => folder !== undefined));
  return [...folders].sort().map(licenceOf).join('\n\n');
}

/** The folder of the package that a file is from; `undefined` for one of our own. */
function packageOf(file: string): string | undefined {
  if (!file.includes('node_modules')) return undefined;
  let folder = dirname(file);
  while (!isPackage(folder)) folder = dirname(folder);
  return folder;
}

// Folders within a package can have a package.json that says no more than its type.
function isPackage(folder: string): boolean {
  const manifest = join(folder, 'package.json');
  return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version !== undefined;
}

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
  return `${name} ${version}, ${license}\n\n${text}\n`;
}
