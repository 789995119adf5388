import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A version of Node, and one of npm that runs on it. */
export interface Runtime {
  node: string;
  npm: string;
}

/** Installs a Node and an npm, as the packages of these names, below a directory. `node` and `npm` are major versions. */
export function installRuntime(directory: string, { node, npm }: { node: number; npm: number }): Runtime {
  const to = join(directory, `node-${node}-npm-${npm}`);
  mkdirSync(to, { recursive: true });
  // The package node has a script that puts the program in place.
  writeFileSync(join(to, 'package.json'), JSON.stringify({ private: true, allowScripts: { node: true } }));
  const args = ['install', '--silent', '--no-audit', '--no-fund', `node@${node}`, `npm@${npm}`];
  execFileSync('npm', args, { cwd: to, stdio: ['ignore', 'inherit', 'inherit'], env: plainEnvironment() });
  return {
    node: join(to, 'node_modules/node/bin/node'),
    npm: join(to, 'node_modules/npm/bin/npm-cli.js'),
  };
}

/** The environment of a user's shell: without what an npm script has added to it. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|NODE_(OPTIONS|ENV)$|INIT_CWD$|BONAFIDE_)/i.test(name),
  );
  return { ...Object.fromEntries(own), CI: 'true', NO_COLOR: '1' };
}
