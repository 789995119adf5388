// npm run mutations:peers [-- API …] [--every N]: how many of the same bugs other tools catch, measured on this machine.
// Needs Java, and npm to fetch Specmatic and Dredd into a temporary folder.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify, stripVTControlCharacters } from 'node:util';
import type { Handle } from '../../contracts/suite/lying.ts';
import { toListener } from '../../mock/adapters/listener.ts';
import { createMock } from '../../mock/mock.ts';
import { terminal } from '../output.ts';
import { equivalent } from './equivalent.ts';
import type { AnyApi, Mutant } from './mutant.ts';
import { mutantsOf } from './mutants.ts';
import { type Subject, subjects } from './subjects.ts';

const run = promisify(execFile);
const versions = { specmatic: '2.55.1', dredd: '14.1.0' };

/** A tool that checks a provider by a document: what it complains about, in words that are the same in every run. */
type Peer = (document: string, address: string) => Promise<Set<string>>;

function specmatic(folder: string): Peer {
  const jar = join(folder, 'node_modules/specmatic/specmatic.jar');
  return async (document, address) => {
    const args = ['-jar', jar, 'test', document, `--testBaseURL=${address}`];
    const { stdout } = await settled(
      run('java', args, { cwd: folder, maxBuffer: 2 ** 28, timeout: 300_000 }),
    );
    return new Set(stdout.match(/^Scenario: .* has FAILED$/gm) ?? []);
  };
}

function dredd(folder: string): Peer {
  const command = join(folder, 'node_modules/.bin/dredd');
  return async (document, address) => {
    const args = [document, address];
    const { stdout } = await settled(
      run(command, args, { cwd: folder, maxBuffer: 2 ** 28, timeout: 300_000 }),
    );
    const lines = stripVTControlCharacters(stdout).match(/^fail: .*(?= duration)/gm);
    return new Set(lines ?? []);
  };
}

// Both tools end with a failure where they find one.
async function settled(child: Promise<{ stdout: string }>): Promise<{ stdout: string }> {
  return child.catch((error: { stdout?: string }) => {
    if (error.stdout === undefined) throw error;
    return { stdout: error.stdout };
  });
}

// Everybody is let in: neither tool signs requests.
const open = { auth: 'off', variables: {} } as const;

async function tryPeer(name: string, subject: Subject, peer: Peer, document: string, every: number) {
  let handle: Handle = async () => ({ status: 503, headers: {}, body: '' });
  const anyMock = createMock(subject.api(open));
  const server = createServer(toListener({ ...anyMock, handle: (request) => handle(request) }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const complaints = async ({ inside = (same) => same, outside = (truth) => truth }: Partial<Mutant>) => {
    handle = outside(createMock(inside(subject.api(open))).handle);
    return peer(document, address);
  };
  const usual = await complaints({});
  const mutants = mutantsOf(subject.api(open))
    .filter(({ id }) => !Object.keys(equivalent[name] ?? {}).some((start) => id.startsWith(start)))
    // Whoever is let in without credentials tells nothing about who checks them.
    .filter(({ kind }) => kind !== 'strangers are let in')
    .filter((_, index) => index % every === 0);
  let caught = 0;
  for (const mutant of mutants) {
    const found = await complaints(mutant);
    if ([...found].some((complaint) => !usual.has(complaint))) caught += 1;
  }
  server.close();
  server.closeAllConnections();
  return { caught, tried: mutants.length, usual: usual.size };
}

/** A document as a tool can read it. */
function writeDocument(folder: string, name: string, { spec }: AnyApi, version: string, suit: Suit): string {
  const file = join(folder, `${name}-${version}.json`);
  writeFileSync(file, JSON.stringify(suit({ ...spec.document, openapi: version })));
  return file;
}

type Suit = (part: unknown) => unknown;

/** Specmatic holds every example to be a case of its own, whatever it is an example of. */
const withoutExamples: Suit = (part) =>
  mapKeys(part, (key, value) => (/^examples?$/.test(key) ? [] : [[key, value]]));

/** Dredd knows of one example only, as OpenAPI 3.0 has it. */
const withOneExample: Suit = (part) =>
  mapKeys(part, (key, value) => {
    if (key !== 'examples') return [[key, value]];
    const [first] = Object.values(value as object);
    return [['example', first?.value ?? first]];
  });

function mapKeys(part: unknown, change: (key: string, value: unknown) => [string, unknown][]): unknown {
  if (Array.isArray(part)) return part.map((item) => mapKeys(item, change));
  if (part === null || typeof part !== 'object') return part;
  const entries = Object.entries(part).flatMap(([key, value]) => change(key, value));
  return Object.fromEntries(entries.map(([key, value]) => [key, mapKeys(value, change)]));
}

async function main(): Promise<void> {
  const options = { every: { type: 'string', default: '1' } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const folder = mkdtempSync(join(tmpdir(), 'bonafide-peers-'));
  try {
    const packages = Object.entries(versions).map(([name, version]) => `${name}@${version}`);
    await run('npm', ['install', '--ignore-scripts', '--prefix', folder, ...packages]);
    for (const [name, subject] of Object.entries(subjects)) {
      if (positionals.length > 0 && !positionals.includes(name)) continue;
      const documents = {
        Specmatic: [specmatic(folder), '3.1.0', withoutExamples],
        Dredd: [dredd(folder), '3.0.3', withOneExample],
      } as const;
      for (const [tool, [peer, version, suit]] of Object.entries(documents)) {
        const document = writeDocument(folder, name, subject.api(open), version, suit);
        const { caught, tried, usual } = await tryPeer(name, subject, peer, document, Number(values.every));
        terminal.out(`${name} · ${tool}: ${caught} of ${tried} bugs; ${usual} complaints about the true one`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await main();
