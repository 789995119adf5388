import type { Session } from '../../verify/engine/session.ts';
import { holdsSame, list, type PullSecret } from './calls.ts';

/**
 * Every secret of the project in the region, read as the vendor's SDK does: from one page to the next, until there are
 * as many as `count` says. Wants each page to be as long as it can be, and all of them to say the same.
 */
export async function readAllSecrets(session: Session, limit = 1000): Promise<PullSecret[]> {
  const secrets: PullSecret[] = [];
  for (let total: number | undefined; total === undefined || secrets.length < total; ) {
    const page = await list(session, { limit: String(limit), offset: String(secrets.length) });
    total ??= page.count;
    holdsSame(session, '/body/count', page.count, total);
    holdsSame(session, '/body/results/length', page.results.length, Math.min(limit, total - secrets.length));
    secrets.push(...page.results);
  }
  return secrets;
}
