// Test files of their own processes, as a consumer's are: Jest and Vitest run the sources of this project.
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];

interface Finished {
  code: number;
  output: string;
}

/** Runs the files `*.jest.ts` of a folder in one process, in the order of their names. `temporary` is an empty directory. */
export function runJest(folder: string, env: Record<string, string>, temporary: string): Promise<Finished> {
  const config = {
    rootDir: folder,
    testEnvironment: 'node',
    testMatch: [join(folder, '*.jest.ts')],
    testSequencer: join(import.meta.dirname, 'sequencer.js'),
    extensionsToTreatAsEsm: ['.ts'],
    transform: { '\\.ts$': join(root, 'scripts/jest-transform.js') },
  };
  const file = join(temporary, 'jest.json');
  writeFileSync(file, JSON.stringify(config));
  const program = join(root, 'node_modules/jest/bin/jest.js');
  return run([...flags, program, '--config', file, '--runInBand', '--no-color'], folder, env);
}

/** Runs the files `*.vitest.ts` of a folder in one process. */
export function runVitest(folder: string, env: Record<string, string>): Promise<Finished> {
  const program = join(root, 'node_modules/vitest/vitest.mjs');
  const config = join(import.meta.dirname, 'vitest.config.ts');
  return run([program, 'run', '--no-color', '--root', folder, '--config', config], folder, env);
}

function run(args: string[], cwd: string, variables: Record<string, string>): Promise<Finished> {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, CI: 'true', ...variables };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { cwd, env }, (_, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, output: stdout + stderr });
    });
  });
}

/** A server in the place of a vendor's. */
export interface StandIn {
  origin: string;
  /** What the header `x-from` of each received request says. */
  reached: string[];
  close(): void;
}

/** Serves `[]` at a free port. */
export async function serveStandIn(): Promise<StandIn> {
  const reached: string[] = [];
  const server = createServer(({ headers }, response) => {
    reached.push(String(headers['x-from']));
    response.setHeader('content-type', 'application/json').end('[]');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, reached, close };
}
