// npm run mutations:peers [-- API …] [--every N] [--tool NAME]: how many of the same mutants other tools kill.
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
import { equivalent } from '../equivalent-mutants.ts';
import type { Handle, Mutant } from '../mutant.ts';
import { operatorMutants } from '../operators/index.ts';
import { unauthenticated } from '../operators/unauthenticated.ts';
import { type MutationTarget, targets } from '../targets.ts';
import { writeDocument } from './adapt-documents.ts';
import { packages, run, type Tool, toolsIn } from './tools.ts';

// Without authentication: none of these tools signs requests.
const open = { auth: 'off', variables: {} } as const;

async function runTool(name: string, target: MutationTarget, tool: Tool, document: string, every: number) {
  let handle: Handle = async () => ({ status: 503, headers: {}, body: '' });
  const mock = createMock(target.api(open));
  const server = createServer(toListener({ ...mock, handle: (request) => handle(request) }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const failuresOf = async ({ mutateApi = (same) => same, mutate = (same) => same }: Partial<Mutant>) => {
    handle = mutate(createMock(mutateApi(target.api(open))).handle);
    return tool.failures(document, address);
  };
  const withoutMutant = await failuresOf({});
  const mutants = operatorMutants(target.api(open))
    .filter(({ id }) => !Object.keys(equivalent[name] ?? {}).some((start) => id.startsWith(start)))
    // Without authentication nothing is wrong.
    .filter(({ operator }) => operator !== unauthenticated)
    .filter((_, index) => index % every === 0);
  let killed = 0;
  for (const mutant of mutants) {
    const failures = await failuresOf(mutant);
    if ([...failures].some((failure) => !withoutMutant.has(failure))) killed += 1;
  }
  server.close();
  server.closeAllConnections();
  return { killed, mutants: mutants.length, falseAlarms: withoutMutant.size };
}

async function main(): Promise<void> {
  const options = { every: { type: 'string', default: '1' }, tool: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const folder = mkdtempSync(join(tmpdir(), 'bonafide-peers-'));
  try {
    await run('npm', ['install', '--ignore-scripts', '--prefix', folder, ...packages]);
    for (const [name, target] of Object.entries(targets)) {
      if (positionals.length > 0 && !positionals.includes(name)) continue;
      for (const tool of toolsIn(folder, target)) {
        if (values.tool && !tool.name.startsWith(values.tool)) continue;
        const document = writeDocument(folder, target.api(open), tool.openapi, tool.adapt);
        const { killed, mutants, falseAlarms } = await runTool(
          name,
          target,
          tool,
          document,
          Number(values.every),
        );
        terminal.out(
          `${name} · ${tool.name}: ${killed} of ${mutants} mutants killed; ${falseAlarms} failures without a mutant`,
        );
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await main();
