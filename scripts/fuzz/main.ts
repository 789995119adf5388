// npm run fuzz [-- API|FILE …] [--requests N] [--seed N]: sends random requests to the mocks of the built-in APIs, or of
// those named. Exit code 1 where one is an internal error, or an error that its document does not have. Together they share
// the requests; each prints the seed that sends the same ones again.
import { parseArgs } from 'node:util';
import { builtinNames } from '../../contracts/openapi/load-builtin.ts';
import { terminal } from '../cli/output.ts';
import { type FuzzResult, fuzzMock } from './fuzz-mock.ts';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { requests: { type: 'string', default: '100000' }, seed: { type: 'string' } },
  });
  const names = positionals.length > 0 ? positionals : [...builtinNames];
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32));
  const requests = Math.ceil(Number(values.requests) / names.length);
  if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(requests)) {
    terminal.err('usage: npm run fuzz [-- API|FILE …] [--requests N] [--seed N]');
    return 2;
  }
  let failed = 0;
  for (const name of names) {
    const result = await fuzzMock(name, { requests, seed });
    terminal.out(`${name}: ${summaryOf(result)}, seed ${seed}, memory ${megabytes()} MB`);
    for (const failure of result.failures) terminal.out(`✗ ${name}: ${failure}`);
    failed += result.failures.length;
  }
  terminal.out(`${failed} failures`);
  return failed > 0 ? 1 : 0;
}

function summaryOf({ requests, statuses, slowest }: FuzzResult): string {
  const counts = [...statuses].sort(([one], [other]) => one - other);
  const shown = counts.map(([status, count]) => `${count} × ${status}`).join(', ');
  return `${requests} requests (${shown}), slowest ${Math.round(slowest)} ms`;
}

function megabytes(): number {
  return Math.round(process.memoryUsage.rss() / 2 ** 20);
}

process.exitCode = await main();
