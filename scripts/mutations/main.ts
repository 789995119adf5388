// npm run mutations [-- API …] [--every N] [--list] [--write]: how many planted bugs each suite catches; --write puts the table into the README.
import { parseArgs } from 'node:util';
import { terminal } from '../cli/output.ts';
import { writeSection } from '../readme-section.ts';
import { runAllMutants, type TargetResult } from './run-all.ts';
import { scenarioReport } from './scenarios.ts';
import { tableOf } from './table.ts';
import { type MutationTarget, targets } from './targets.ts';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      every: { type: 'string', default: '1' },
      list: { type: 'boolean', default: false },
      scenarios: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  const wanted = Object.keys(targets).filter(
    (name) => positionals.length === 0 || positionals.includes(name),
  );
  const results: TargetResult[] = [];
  for (const name of wanted) {
    const result = await runAllMutants(name, Number(values.every), values.scenarios);
    results.push(result);
    if (values.scenarios) {
      const target = targets[name] as MutationTarget;
      for (const line of scenarioReport(target, result.mutants)) terminal.out(line);
      continue;
    }
    tell(result, values.list);
  }
  const missed = results.flatMap(({ mutants }) =>
    mutants.filter(({ killedBy, reason }) => !killedBy && !reason),
  );
  if (missed.length > 0) return 1;
  return values.write ? writeSection('mutations', tableOf(results, values.every), false) : 0;
}

function tell({ name, mutants, ms }: TargetResult, all: boolean): void {
  for (const { id, killedBy, reason } of mutants) {
    if (!all && (killedBy || reason)) continue;
    terminal.out(`${name} · ${id} · ${killedBy ?? reason ?? 'NOT CAUGHT'}`);
  }
  terminal.out(`${name}: ${mutants.length} bugs tried in ${(ms / 1000).toFixed(0)} s`);
}

process.exitCode = await main();
