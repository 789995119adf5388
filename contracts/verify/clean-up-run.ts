import type { Contract } from './contract.ts';
import type { CallRecord } from './engine/call-record.ts';
import type { Variables } from './engine/connection-types.ts';
import type { Emit } from './engine/events.ts';
import { Session } from './engine/session.ts';
import type { Target } from './engine/target.ts';

/** What became of what a run had left. */
export interface CleanedUp {
  removed: number;
  /** Calls that were to remove something, and were refused: `DELETE /v1.44/secrets/x → 409`. */
  refused: CallRecord[];
}

/**
 * Removes what a run that crashed has left behind: all that has its name, and nothing else. Rejects where the target
 * cannot be reached or is no such API.
 */
export async function cleanUpAfter(
  contract: Contract,
  target: Target,
  { run, variables = {} }: { run: string; variables?: Variables },
): Promise<CleanedUp> {
  const deletes: CallRecord[] = [];
  const emit: Emit = (event) => {
    if (event.type === 'called' && event.record.request.method === 'DELETE') deletes.push(event.record);
  };
  const connection = await contract.connect(target, variables);
  const session = new Session({ api: contract, target, connection, run, emit });
  const cleanup = await contract.cleanup(session, { afterCrash: true });
  await cleanup.afterRun();
  // What is gone already has been removed by somebody else meanwhile.
  const refused = deletes.filter(({ response: { status } }) => status >= 400 && status !== 404);
  return { removed: deletes.filter(({ response: { status } }) => status < 400).length, refused };
}
