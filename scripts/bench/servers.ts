import type { ChildProcess } from 'node:child_process';
import { basename, join } from 'node:path';
import { onServerCore } from './pin-to-core.ts';
import { freePort, start, untilAnswered } from './processes.ts';

const root = join(import.meta.dirname, '../..');
const bonafide = join(root, 'scripts/bonafide.js');
const prism = join(root, 'node_modules/.bin/prism');

/** Something that answers the Docker API's requests. */
export interface Contender {
  name: string;
  /** Node's arguments. */
  command(port: number): string[];
  /** What stands in front of the document's paths. */
  prefix: string;
}

/** A contender that runs. */
export interface Server {
  contender: Contender;
  child: ChildProcess;
  /** With the prefix. */
  url: string;
  origin: string;
  /** Milliseconds from its start to its first answer. */
  startTime: number;
}

export const ours: Contender = {
  name: 'Bonafide',
  // With the option that the first line of bonafide.js has, and npm start.
  command: (port) => [
    '--max-semi-space-size=8',
    bonafide,
    'mock',
    'docker',
    '--port',
    String(port),
    '--quiet',
  ],
  prefix: '/v1.44',
};

/** All of the mocks in one process. The one that is asked is the last to start. */
export const allFive: Contender = {
  name: 'Bonafide, all five',
  command: (port) => {
    const apis = ['gcore', 'huawei', 'sap', 'ecp', 'docker'];
    return [
      '--max-semi-space-size=8',
      bonafide,
      'mock',
      ...apis,
      '--port',
      String(port - apis.length),
      '--quiet',
    ];
  },
  prefix: '/v1.44',
};

/** The mock of a document of any size, such as GitHub's. */
export function mockOf(file: string): Contender {
  return {
    name: `Bonafide, ${basename(file)}`,
    command: (port) => [bonafide, 'mock', file, '--port', String(port), '--auth', 'off', '--quiet'],
    prefix: '',
  };
}

export const express: Contender = {
  name: 'bare Express',
  command: (port) => [join(import.meta.dirname, 'servers/express.js'), String(port)],
  prefix: '/v1.44',
};

export const nodeHttp: Contender = {
  name: 'raw node:http',
  command: (port) => [join(import.meta.dirname, 'servers/node-http.js'), String(port)],
  prefix: '/v1.44',
};

/** As people start it: it logs each request. */
export const prismMock = prismWith('Prism', []);

/** For fairness: much of Prism's time goes into its log. */
export const silentPrism = prismWith('Prism, silent', ['-v', 'silent']);

function prismWith(name: string, options: string[]): Contender {
  const file = join(root, 'generated/docker.json');
  return {
    name,
    command: (port) => [prism, 'mock', file, '-h', '127.0.0.1', '-p', String(port), ...options],
    prefix: '',
  };
}

/** The token of the measured mock's control API. */
export const controlToken = 'bench';

/** Starts a contender on its own core, and waits for its first answer. */
export async function startServer(contender: Contender): Promise<Server> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const before = performance.now();
  const child = start(onServerCore([process.execPath, ...contender.command(port)]), {
    BONAFIDE_TOKEN: controlToken,
  });
  await untilAnswered(`${origin}/_ping`, child);
  const startTime = performance.now() - before;
  return { contender, child, origin, url: origin + contender.prefix, startTime };
}
