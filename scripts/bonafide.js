#!/usr/bin/env -S node --max-semi-space-size=8
// The option keeps a mock that is called a million times at half the memory, for the same time.
// Plain JavaScript that any Node can read, to report an outdated version in one sentence.
import { existsSync } from 'node:fs';
import module from 'node:module';

const required = [24, 18];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < required[0] || (major === required[0] && minor < required[1])) {
  process.stderr.write(
    `bonafide needs Node ${required.join('.')} or newer, this is ${process.versions.node}: in a checkout, "npx bonafide" brings its own\n`,
  );
  process.exitCode = 2;
} else {
  // Without it every start reads and strips the same TypeScript again. Written soon: a mock is mostly killed.
  module.enableCompileCache();
  setTimeout(module.flushCompileCache, 1500).unref();
  // A package has the built program, a checkout the one that Node reads as it is.
  const cli = existsSync(new URL('cli/cli.ts', import.meta.url))
    ? './cli/cli.ts'
    : '../dist/scripts/cli/cli.js';
  import(cli).then(({ main }) => main(process.argv.slice(2)));
}
