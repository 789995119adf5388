import { checkCredentials, securityOf } from '../openapi/security.ts';
import type { Operation } from '../openapi/spec.ts';
import type { Checker } from './check-traffic.ts';
import type { Interaction } from './files/traffic.ts';
import { type Verdict, verdict } from './verdict.ts';

/** Schemes whose credentials are often only added where a Pact is verified, since they are different each time. */
const fetched = new Set(['oauth2', 'openIdConnect', 'mutualTLS']);

/** Says so where a request shows none of the credentials that its operation wants. Whether they are good is not asked. */
export function credentialVerdicts(
  { spec }: Checker,
  { request }: Interaction,
  operation: Operation,
): Verdict[] {
  const requirements = securityOf(spec, operation).map((requirement) =>
    requirement.filter(({ scheme }) => !fetched.has(scheme.type)),
  );
  const fault = checkCredentials(requirements, request);
  if (!fault) return [];
  const documented = operation.pointer;
  return [verdict('request.authorization.missing', '/request/headers', documented, fault.message)];
}

/** The headers, in lower case, and query parameters that an operation's API keys are in. */
export function credentialNames(
  { spec }: Checker,
  operation: Operation,
): { header: Set<string>; query: Set<string> } {
  const keys = securityOf(spec, operation)
    .flat()
    .map(({ scheme }) => scheme)
    .filter(({ type }) => type === 'apiKey');
  const namesIn = (place: string) => keys.filter((key) => key.in === place).map(({ name = '' }) => name);
  const header = new Set(namesIn('header').map((name) => name.toLowerCase()));
  return { header, query: new Set(namesIn('query')) };
}
