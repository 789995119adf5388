// npm run engine -- up | down, and npm run verify:engine [-- --seeds N]
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from '../cli/cli.ts';
import { terminal } from '../cli/output.ts';
import { wholeNumber } from '../cli/whole-number.ts';
import { engineAddress, startEngine, stopEngine, whyNoEngine } from './engine.ts';
import { rotateOnEngine } from './rotate-example.ts';

const directory = join(tmpdir(), 'bonafide-engine');
const address = engineAddress(directory);

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { seeds: { type: 'string', default: '1' } },
  });
  const [what] = positionals;
  if (what !== 'up' && what !== 'down' && what !== 'verify') {
    terminal.err('usage: npm run engine -- up | down');
    return 2;
  }
  if (what === 'down') {
    await stopEngine(directory);
    terminal.out('the engine is down');
    return 0;
  }
  const reason = whyNoEngine();
  if (reason !== undefined) return skip(reason);
  if (what === 'up') {
    await startEngine(directory);
    terminal.out(`the engine is up at ${address} · export DOCKER_HOST=${address.replace(':', '://')}`);
    return 0;
  }
  return verify(wholeNumber('--seeds', values.seeds, 1000, 1));
}

/** As in CI. */
const sequences = ['--sequences', '300', '--seed', '20261125'];

/**
 * Runs the contract with several seeds, parity with the mock, and the consumers' example against a running engine, or one
 * that is started for it.
 */
async function verify(seeds: number): Promise<number> {
  const ownEngine = await startEngine(directory).then(
    () => true,
    (error: Error) => {
      if (!error.message.startsWith('there is an engine')) throw error;
      return false;
    },
  );
  try {
    let code = 0;
    for (let seed = 1; seed <= seeds; seed += 1) {
      code = Math.max(
        code,
        await run(
          ['verify', 'docker', '--target', address, '--disposable', '--seed', String(seed)],
          terminal,
        ),
      );
    }
    const alike = await run(
      ['parity', 'docker', '--target', address, '--disposable', ...sequences],
      terminal,
    );
    return Math.max(code, alike, await rotateOnEngine(address, terminal));
  } finally {
    if (ownEngine) await stopEngine(directory);
  }
}

// Where an engine is required, a run without one must not look like a success.
function skip(reason: string): number {
  terminal.out(`skipped, no engine can be started here: ${reason}`);
  return process.env.BONAFIDE_ENGINE === 'required' ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2)).catch((error: Error) => {
  terminal.err(error.message);
  return 2;
});
