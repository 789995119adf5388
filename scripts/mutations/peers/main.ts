// npm run mutations:peers [-- API …] [--every N] [--tool NAME]: how many of the same bugs other tools catch, measured on this machine.
// Needs Java, and npm to fetch Specmatic, Dredd and Prism into a temporary folder.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { toListener } from '../../../mock/adapters/listener.ts';
import { createMock } from '../../../mock/mock.ts';
import { terminal } from '../../cli/output.ts';
import { equivalent } from '../equivalent.ts';
import type { Handle, Mutant } from '../mutant.ts';
import { unauthenticated } from '../operators/access.ts';
import { operatorMutants } from '../operators/index.ts';
import { type MutationTarget, targets } from '../targets.ts';
import { writeDocument } from './documents.ts';
import { packages, run, type Tool, toolsIn } from './tools.ts';

// Everybody is let in: no tool here signs requests.
const open = { auth: 'off', variables: {} } as const;

async function tryTool(name: string, subject: MutationTarget, tool: Tool, document: string, every: number) {
  let handle: Handle = async () => ({ status: 503, headers: {}, body: '' });
  const anyMock = createMock(subject.api(open));
  const server = createServer(toListener({ ...anyMock, handle: (request) => handle(request) }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const complaints = async ({ mutateApi = (same) => same, mutate = (same) => same }: Partial<Mutant>) => {
    handle = mutate(createMock(mutateApi(subject.api(open))).handle);
    return tool.complaints(document, address);
  };
  const usual = await complaints({});
  const mutants = operatorMutants(subject.api(open))
    .filter(({ id }) => !Object.keys(equivalent[name] ?? {}).some((start) => id.startsWith(start)))
    // Without authentication nothing is wrong.
    .filter(({ operator }) => operator !== unauthenticated)
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

async function main(): Promise<void> {
  const options = { every: { type: 'string', default: '1' }, tool: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const folder = mkdtempSync(join(tmpdir(), 'bonafide-peers-'));
  try {
    await run('npm', ['install', '--ignore-scripts', '--prefix', folder, ...packages]);
    for (const [name, subject] of Object.entries(targets)) {
      if (positionals.length > 0 && !positionals.includes(name)) continue;
      for (const tool of toolsIn(folder, subject)) {
        if (values.tool && !tool.name.startsWith(values.tool)) continue;
        const document = writeDocument(folder, subject.api(open), tool.openapi, tool.suit);
        const { caught, tried, usual } = await tryTool(name, subject, tool, document, Number(values.every));
        terminal.out(
          `${name} · ${tool.name}: ${caught} of ${tried} bugs; ${usual} complaints about the true one`,
        );
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await main();
