import { checkCredentials, type Requirement, securityOf } from '../../contracts/openapi/security.ts';
import type { Operation, Spec } from '../../contracts/openapi/spec.ts';
import type { Exchange } from '../core/exchange.ts';
import { Problem } from '../core/problem.ts';
import { refuse } from './refuse.ts';
import type { DocumentState } from './state.ts';

/** Lets in whoever shows well-formed credentials, as the operation's security schemes want them; others are the 401. */
export function authenticateByDocument(spec: Spec): (exchange: Exchange<DocumentState>) => Promise<void> {
  const known = new WeakMap<Operation, readonly Requirement[]>();
  return async ({ operation, request }) => {
    if (!operation) return;
    const requirements = known.get(operation) ?? securityOf(spec, operation);
    known.set(operation, requirements);
    const fault = checkCredentials(requirements, request);
    if (!fault) return;
    const challenge = fault.challenges.join(', ');
    const headers: Record<string, string> = challenge === '' ? {} : { 'WWW-Authenticate': challenge };
    const problem = new Problem('no-credentials', fault.message, { headers });
    await refuse(spec, operation, [401, 403], problem, { verbatim: true, headers });
  };
}
