import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import type { MutationTarget } from '../targets.ts';
import { type AdaptDocument, withOneExample, withoutExamples } from './adapt-documents.ts';
import { prismProxy } from './prism-proxy.ts';

export const run = promisify(execFile);

/** A tool that checks a provider by a document. */
export interface Tool {
  name: string;
  /** The version of OpenAPI that it reads best, and what else it needs in a document. */
  openapi: string;
  adapt: AdaptDocument;
  /** The failures of a run, in words that are the same in every run. */
  failures(document: string, address: string): Promise<Set<string>>;
}

/** The npm packages to install. */
export const packages = ['specmatic@2.55.1', 'dredd@14.1.0', '@stoplight/prism-cli@5.16.0'];

/** The tools, as npm put them into a folder; a target’s suite makes the calls for a tool that makes none. */
export function toolsIn(folder: string, target: MutationTarget): Tool[] {
  const jar = join(folder, 'node_modules/specmatic/specmatic.jar');
  const commands = join(folder, 'node_modules/.bin');
  return [
    {
      name: 'Specmatic',
      openapi: '3.1.0',
      adapt: withoutExamples,
      failures: async (document, address) => {
        const printed = await printedBy(folder, 'java', [
          '-jar',
          jar,
          'test',
          document,
          `--testBaseURL=${address}`,
        ]);
        return new Set(printed.match(/^Scenario: .* has FAILED$/gm) ?? []);
      },
    },
    {
      name: 'Dredd',
      openapi: '3.0.3',
      adapt: withOneExample,
      failures: async (document, address) => {
        const printed = await printedBy(folder, join(commands, 'dredd'), [document, address]);
        return new Set(stripVTControlCharacters(printed).match(/^fail: .*(?= duration)/gm) ?? []);
      },
    },
    {
      name: 'Prism’s proxy, with our calls',
      openapi: '3.1.0',
      adapt: (same) => same,
      failures: (document, address) =>
        prismProxy(join(commands, 'prism'), document, address, target.contract()),
    },
  ];
}

/** Standard output, also if the tool exits with a failure. */
async function printedBy(cwd: string, command: string, args: string[]): Promise<string> {
  const child = run(command, args, { cwd, maxBuffer: 2 ** 28, timeout: 300_000 });
  const { stdout } = await child.catch((error: { stdout?: string }) => {
    if (error.stdout === undefined) throw error;
    return { stdout: error.stdout };
  });
  return stdout;
}
