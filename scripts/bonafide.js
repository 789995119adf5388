#!/usr/bin/env -S node --max-semi-space-size=8
// The option keeps a mock that is called a million times at half the memory, for the same time.
// Plain JavaScript that any Node can read, to report an outdated version in one sentence.
import { existsSync, readFileSync } from 'node:fs';
import module from 'node:module';

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const required = engines.node.slice('>='.length);
const [requiredMajor, requiredMinor] = required.split('.').map(Number);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
// A package has the built program, a checkout the one that Node reads as it is.
const isCheckout = existsSync(new URL('cli/cli.ts', import.meta.url));

if (major < requiredMajor || (major === requiredMajor && minor < requiredMinor)) {
  const help = isCheckout ? ': "npx bonafide" brings its own' : '';
  process.stderr.write(`bonafide needs Node ${required} or newer, this is ${process.versions.node}${help}\n`);
  process.exitCode = 2;
} else {
  // Without it every start reads and strips the same TypeScript again. Written soon: a mock is mostly killed.
  module.enableCompileCache();
  setTimeout(module.flushCompileCache, 1500).unref();
  import(isCheckout ? './cli/cli.ts' : '../dist/scripts/cli/cli.js').then(({ main }) =>
    main(process.argv.slice(2)),
  );
}
