import { isBuiltin } from '../../contracts/openapi/load-builtin.ts';
import { allowText } from '../../contracts/reporters/left-out-calls.ts';
import { counted } from '../../contracts/reporters/summary-line.ts';
import type { CallRecord } from '../../contracts/verify/engine/call-record.ts';
import { mockTarget } from '../../contracts/verify/targets/mock.ts';
import { verifyContract } from '../../contracts/verify/verify.ts';
import { builtinMock } from '../../mock/apis/index.ts';
import type { Mock } from '../../mock/mock.ts';
import type { Output } from '../cli/output.ts';
import { createMockOf } from './create-mock.ts';
import { runIdOf, type VerifyCommand } from './read-verify-options.ts';

/** Longer bodies are cut. */
const maxBody = 120;

/**
 * Prints the requests of a run without sending them: the mock in this process answers instead of the target, so ids and
 * versions are its own. It is called with sample credentials, since real ones may have to be fetched.
 */
export async function dryRun(command: VerifyCommand, { out }: Output): Promise<number> {
  const { api, contract, target, only, shard, readOnly, allow, own, seed, cases, strict } = command;
  const methods = new Map<string, number>();
  out(
    `Dry run: nothing is sent to ${target.name}. The mock answers instead, called with sample credentials.`,
  );
  // What the target would not be sent is not shown.
  const mock = { ...mockTarget(await mockOf(api, seed, strict)), isDisposable: target.isDisposable };
  await verifyContract(contract, mock, {
    run: runIdOf(seed),
    seed,
    cases,
    only,
    shard,
    readOnly,
    allow,
    own,
    emit: (event) => {
      if (event.type === 'case-started') out(`${event.caseId}: ${event.title}`);
      if (event.type === 'not-covered')
        out(
          `    – not covered · ${event.reason.operationId}: ${event.reason.why}${allowText(event.reason.allow)}`,
        );
      if (event.type === 'cleaned-up') out('cleaned up');
      if (event.type !== 'called') return;
      const { method } = event.record.request;
      methods.set(method, (methods.get(method) ?? 0) + 1);
      out(lineOf(event.record));
    },
  });
  const total = [...methods.values()].reduce((sum, times) => sum + times, 0);
  out(
    `${counted(total, 'request')}: ${[...methods].map(([method, times]) => `${times} ${method}`).join(', ')}`,
  );
  return 0;
}

async function mockOf(nameOrFile: string, seed: number, strict: boolean): Promise<Mock> {
  if (isBuiltin(nameOrFile)) return builtinMock(nameOrFile, { seed });
  const nothing = { overrides: undefined, seedFile: undefined };
  const options = { mock: { seed }, auth: 'strict' as const, engine: 'own' as const, strict, ...nothing };
  return (await createMockOf(nameOrFile, options)).mock;
}

function lineOf({ request: { method, path, body } }: CallRecord): string {
  const shown = body.length <= maxBody ? body : `${body.slice(0, maxBody)}…`;
  return `    ${method} ${path}${shown && ` ${shown}`}`;
}
