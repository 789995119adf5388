import { expect, test } from '@jest/globals';
import type { MutantResult } from './mutant-result.ts';
import { runScenarios, scenarioReport } from './needed-scenarios.ts';
import { tableOf } from './result-table.ts';
import { type MutationTarget, targets } from './targets.ts';

const docker = targets.docker as MutationTarget;

test('a mutant that only a scenario kills names it', async () => {
  const ping = docker.handwritten.find(({ id }) => id === 'HEAD names another engine than GET');
  if (!ping) throw new Error('no such mutant');
  const { failure, scenarios } = await runScenarios(docker, ping);
  expect(failure).toBeUndefined();
  expect(scenarios).toEqual(['ping']);
});

const results: MutantResult[] = [
  { id: 'one', index: 0, status: 'killed', reason: 'ping', scenarios: ['ping'] },
  { id: 'two', index: 1, status: 'killed', reason: 'ping, filters', scenarios: ['ping', 'filters'] },
  { id: 'three', index: 2, status: 'survived', reason: '', scenarios: [] },
  { id: 'four', operator: 'a field is missing', index: 3, status: 'equivalent', reason: '', scenarios: [] },
  { id: 'five', operator: 'a field is missing', index: 4, status: 'killed', reason: '', scenarios: [] },
];

test('the report lists what each scenario alone kills, and what nothing kills', () => {
  const report = scenarioReport(docker, results);
  expect(report.slice(0, 2)).toEqual(['docker/ping: 1', '    one']);
  expect(report).toContain('docker/filters: none');
  expect(report.slice(-4)).toEqual([
    'killed by several scenarios and nothing else: 1',
    '    two  (ping, filters)',
    'survived: 1',
    '    three',
  ]);
});

test('the table counts killed mutants by operator, without equivalent ones', () => {
  const table = tableOf([{ name: 'docker', mutants: results, ms: 0 }], 1);
  expect(table).toContain('| hand-written | 2/3 |');
  expect(table).toContain('| a field is missing | 1/1 |');
  expect(table).toContain('| **all** | **3/4** |');
});
