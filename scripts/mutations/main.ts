// npm run mutations [-- API …] [--every N] [--list] [--scenarios] [--foreign] [--write]: which mutants each suite kills.
// --list names all mutants, --scenarios the mutants that only one scenario kills.
// --foreign judges each as a provider that is not ours: what no source states is then reported as unverified.
// --write puts the table into docs/evidence.md.
import { parseArgs } from 'node:util';
import { terminal } from '../cli/output.ts';
import { writeSection } from '../write-docs-section.ts';
import type { MutantResult } from './mutant-result.ts';
import { scenarioReport } from './needed-scenarios.ts';
import { tableOf } from './result-table.ts';
import { runAllMutants, type TargetResult } from './run-in-workers.ts';
import { targets } from './targets.ts';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      every: { type: 'string', default: '1' },
      list: { type: 'boolean', default: false },
      scenarios: { type: 'boolean', default: false },
      foreign: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  const every = Number(values.every);
  const results: TargetResult[] = [];
  for (const [name, target] of Object.entries(targets)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    const result = await runAllMutants(name, {
      every,
      scenarios: values.scenarios,
      isOurs: !values.foreign,
    });
    results.push(result);
    const lines = values.scenarios ? scenarioReport(target, result.mutants) : listOf(result, values.list);
    for (const line of [...lines, summaryOf(result)]) terminal.out(line);
  }
  if (results.some(({ mutants }) => mutants.some(isSurvivor))) return 1;
  return values.write ? writeSection('mutations', tableOf(results, every), false) : 0;
}

function listOf({ name, mutants }: TargetResult, all: boolean): string[] {
  return mutants
    .filter((mutant) => all || isSurvivor(mutant))
    .map(({ id, status, reason }) => [name, id, status, reason].filter(Boolean).join(' · '));
}

function summaryOf({ name, mutants, ms }: TargetResult): string {
  const count = (status: MutantResult['status']) => mutants.filter((one) => one.status === status).length;
  const unverified = count('unverified') > 0 ? `${count('unverified')} unverified, ` : '';
  const counts = `${count('killed')} killed, ${unverified}${count('equivalent')} equivalent, ${count('survived')} survived`;
  return `${name}: ${mutants.length} mutants: ${counts} · ${(ms / 1000).toFixed(0)} s`;
}

function isSurvivor({ status }: MutantResult): boolean {
  return status === 'survived';
}

process.exitCode = await main();
