import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { terminal } from '../cli/output.ts';
import { type Comparison, comparisonTable, median, show, table } from './comparison-table.ts';
import { compareMemory, compareOperations, compareRates, compareStarts } from './comparisons.ts';
import { measureOperations } from './many-operations.ts';
import { canMeasureMemory, measureMemory } from './memory.ts';
import { canPin, moveToLoadCore } from './pin-to-core.ts';
import { stop } from './processes.ts';
import { measureRates, type Rates } from './rates.ts';
import {
  allFive,
  type Contender,
  express,
  mockOf,
  nodeHttp,
  ours,
  prismMock,
  silentPrism,
} from './servers.ts';
import { type Load, startLoad } from './start-load-generator.ts';
import { measureStarts } from './start-times.ts';

/** How much is measured. */
interface Effort {
  rounds: number;
  seconds: number;
  starts: number;
  requests: number;
  calls: number;
}

// Many short rounds rather than a few long ones: the speed of a shared machine doubles and halves within seconds.
const full: Effort = { rounds: 11, seconds: 1, starts: 9, requests: 100_000, calls: 100_000 };
const quick: Effort = { rounds: 3, seconds: 0.4, starts: 3, requests: 10_000, calls: 20_000 };

const { out, err } = terminal;

// `npm run bench [-- --quick] [--requests N] [--document FILE]`: measures speed and size; with --document, only how long
// a mock of that document takes until its first answer.
const { effort, document } = readOptions();
moveToLoadCore();
if (document === undefined) await measureAll();
else await measureDocument(document);

async function measureAll(): Promise<void> {
  const { load, child } = startLoad();
  try {
    await run(load, effort);
  } finally {
    await stop(child);
  }
}

async function measureDocument(file: string): Promise<void> {
  const mock = mockOf(file);
  const starts = await measureStarts([express, mock], effort.starts);
  out(comparisonTable([compareStarts(`start of ${mock.name}`, of(starts, mock), of(starts, express), 20)]));
}

function readOptions(): { effort: Effort; document: string | undefined } {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      requests: { type: 'string' },
      document: { type: 'string' },
    },
  });
  const chosen = values.quick ? quick : full;
  const requests = Number(values.requests ?? chosen.requests);
  if (!(requests >= 1000)) throw new Error('--requests must be a number from 1000 on');
  return { effort: { ...chosen, requests }, document: values.document };
}

async function run(load: Load, effort: Effort): Promise<void> {
  err('measuring operations');
  const operations = await measureOperations(10, 1000, effort);
  err('measuring rates');
  const rates = await measureRates([nodeHttp, express, ours, prismMock, silentPrism], load, effort);
  err('measuring starts');
  const starts = await measureStarts([nodeHttp, express, ours, allFive], effort.starts);
  const comparisons = [
    ...compareRates(of(rates, ours), of(rates, express), of(rates, prismMock)),
    compareStarts('start until the first answer', of(starts, ours), of(starts, express)),
    compareStarts('start of all five', of(starts, allFive), of(starts, express)),
    ...(await memoryOf(load, effort.requests)),
    compareOperations(operations),
  ];
  out(`${comparisonTable(comparisons)}\n\n${allServers(rates, starts)}\n\n${machine()}`);
}

async function memoryOf(load: Load, requests: number): Promise<Comparison[]> {
  if (!canMeasureMemory) return [];
  err('measuring memory');
  const besideUs = await measureMemory(express, load, requests);
  return compareMemory(await measureMemory(ours, load, requests), besideUs, requests);
}

function allServers(rates: Map<Contender, Rates>, starts: Map<Contender, number[]>): string {
  const rows = [...rates].map(([contender, { get, post, startTime }]) => [
    contender.name,
    show(median(get), '/s'),
    show(median(post), '/s'),
    show(median(starts.get(contender) ?? [startTime]), 'ms'),
  ]);
  return table(['medians', 'GET', 'POST', 'start'], rows);
}

function machine(): string {
  const pinned = canPin
    ? 'each server pinned to core 0, the load to core 1'
    : 'NOT pinned: servers and load share the cores, so compare with care';
  // Not availableParallelism: this process is pinned to one core by now.
  const cores = cpus();
  return `Node ${process.versions.node}, ${cores.length} cores (${cores[0]?.model.trim() ?? 'unknown'}), ${pinned}; 32 keep-alive connections.`;
}

function of<Value>(measured: Map<Contender, Value>, contender: Contender): Value {
  const value = measured.get(contender);
  if (value === undefined) throw new Error(`${contender.name} was not measured`);
  return value;
}
