// npm run coverage [-- --check]: what of each document the contract suites exercise, as a section of docs/evidence.md.
import { builtinContract } from '../contracts/apis/index.ts';
import { type BuiltinName, builtinNames } from '../contracts/openapi/load-builtin.ts';
import { documentedStatus } from '../contracts/openapi/spec.ts';
import type { Contract } from '../contracts/verify/contract.ts';
import { mockTarget } from '../contracts/verify/targets/mock.ts';
import { verifyContract } from '../contracts/verify/verify.ts';
import { builtinMock } from '../mock/apis/index.ts';
import { writeSection } from './write-docs-section.ts';

/** The cases that saw an operation answer a status, by `operationId status`, as the document spells it. */
type Seen = Map<string, Set<string>>;

async function main(check: boolean): Promise<number> {
  const sections = await Promise.all(builtinNames.map(sectionOf));
  return writeSection('coverage', sections.join('\n'), check);
}

async function sectionOf(name: BuiltinName): Promise<string> {
  const contract = builtinContract(name);
  const seen = await exercise(name, contract);
  const rows = [...contract.spec.operations.values()].map(({ id, responses }) => {
    const cells = [...responses.keys()].map((status) => `${status} ${cellOf(contract, seen, id, status)}`);
    return `| \`${id}\` | ${cells.join('<br>')} |`;
  });
  const summary = `<summary>${name}: ${rows.length} operations</summary>`;
  return `<details>${summary}\n\n| operation | status and what exercises it |\n| --- | --- |\n${rows.join('\n')}\n\n</details>\n`;
}

async function exercise(name: BuiltinName, contract: Contract): Promise<Seen> {
  const seen: Seen = new Map();
  // A short reference matches by chance; the others' checks of times need the time of day.
  const target = mockTarget(builtinMock(name, name === 'docker' ? { seed: 1 } : {}));
  const failures = await verifyContract(contract, target, {
    run: 'coverage',
    cases: 0,
    emit: (event) => {
      if (event.type !== 'called') return;
      const { caseId, intent, operationId, response } = event.record;
      if (caseId === '' || intent === 'undeclared method') return;
      const operation = contract.spec.operations.get(operationId);
      const key = `${operationId} ${operation && documentedStatus(operation, response.status)}`;
      seen.set(key, (seen.get(key) ?? new Set()).add(caseId.replace(`${name}/`, '')));
    },
  });
  if (failures > 0) throw new Error(`${name}: the mock does not keep its contract`);
  return seen;
}

function cellOf(contract: Contract, seen: Seen, operationId: string, status: string): string {
  const key = `${operationId} ${status}`;
  const ids = [...(seen.get(key) ?? [])];
  const reason = contract.untestable[key] ?? contract.untestable[status];
  if (ids.length === 0 && reason === undefined)
    throw new Error(`${contract.spec.name}: nothing exercises ${key}, and no reason is given`);
  if (ids.length === 0 || contract.rules.incidental?.includes(key)) return `— ${reason}`;
  if (contract.untestable[key] !== undefined)
    throw new Error(`${contract.spec.name}: ${key} is exercised after all`);
  const shown = ids
    .slice(0, 3)
    .map((id) => `\`${id}\``)
    .join(', ');
  return ids.length > 3 ? `${shown} and ${ids.length - 3} more` : shown;
}

process.exitCode = await main(process.argv.includes('--check'));
