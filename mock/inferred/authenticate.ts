import { headerOf } from '../../contracts/http/message.ts';
import {
  checkCredentials,
  type SecurityRequirement,
  securityRequirements,
} from '../../contracts/openapi/security.ts';
import type { Operation, Spec } from '../../contracts/openapi/spec.ts';
import type { Exchange } from '../core/exchange.ts';
import { Problem } from '../core/problem.ts';
import { refuse } from './document-refusal.ts';
import type { DocumentState } from './state.ts';

/** Accepts well-formed credentials of the operation's security schemes, and throws the document's 401 for others. */
export function authenticateByDocument(spec: Spec): (exchange: Exchange<DocumentState>) => Promise<void> {
  const cache = new WeakMap<Operation, readonly SecurityRequirement[]>();
  return async ({ operation, request }) => {
    if (!operation) return;
    const requirements = cache.get(operation) ?? securityRequirements(spec, operation);
    cache.set(operation, requirements);
    const rejection = checkCredentials(requirements, request);
    if (!rejection) return;
    const challenge = rejection.challenges.join(', ');
    const headers: Record<string, string> = challenge === '' ? {} : { 'WWW-Authenticate': challenge };
    const problem = new Problem('no-credentials', rejection.message, { headers });
    await refuse(spec, operation, [401, 403], problem, {
      verbatim: true,
      headers,
      accept: headerOf(request.headers, 'accept'),
    });
  };
}
