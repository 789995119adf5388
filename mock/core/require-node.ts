// The first import of each of the package's entries: with an older Node, tests could pass that must fail.
import { readFileSync } from 'node:fs';

const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  engines: { node: string };
};
const required = engines.node.slice('>='.length);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const [requiredMajor = 0, requiredMinor = 0] = required.split('.').map(Number);

if (major < requiredMajor || (major === requiredMajor && minor < requiredMinor))
  throw new Error(`bona-fide needs Node ${required} or newer, this is ${process.versions.node}`);
