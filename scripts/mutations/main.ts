// npm run mutations [-- API …] [--every N] [--list] [--write]: how many planted bugs each suite catches; --write puts the table into the README.
import { parseArgs } from 'node:util';
import { terminal } from '../output.ts';
import { writeSection } from '../readme-section.ts';
import { type Result, tryAll } from './run.ts';
import { subjects } from './subjects.ts';
import { tableOf } from './table.ts';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      every: { type: 'string', default: '1' },
      list: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  const wanted = Object.keys(subjects).filter(
    (name) => positionals.length === 0 || positionals.includes(name),
  );
  const results: Result[] = [];
  for (const name of wanted) {
    const result = await tryAll(name, Number(values.every));
    results.push(result);
    tell(result, values.list);
  }
  const missed = results.flatMap(({ tried }) => tried.filter(({ caughtBy, reason }) => !caughtBy && !reason));
  if (missed.length > 0) return 1;
  return values.write ? writeSection('mutations', tableOf(results, values.every), false) : 0;
}

function tell({ name, tried, ms }: Result, all: boolean): void {
  for (const { id, caughtBy, reason } of tried) {
    if (!all && (caughtBy || reason)) continue;
    terminal.out(`${name} · ${id} · ${caughtBy ?? reason ?? 'NOT CAUGHT'}`);
  }
  terminal.out(`${name}: ${tried.length} bugs tried in ${(ms / 1000).toFixed(0)} s`);
}

process.exitCode = await main();
