import { checkCredentials, securityRequirements } from '../openapi/security.ts';
import type { Operation } from '../openapi/spec.ts';
import type { TrafficChecker } from './check-context.ts';
import type { Interaction } from './files/traffic.ts';
import { type Mismatch, mismatch } from './mismatch.ts';

/** Schemes whose credentials are often added only when a Pact is verified, since they differ each time. */
const fetched = new Set(['oauth2', 'openIdConnect', 'mutualTLS']);

/** A mismatch where a request has none of the credentials that its operation requires. Their validity is not checked. */
export function credentialMismatches(
  { spec }: TrafficChecker,
  { request }: Interaction,
  operation: Operation,
): Mismatch[] {
  const requirements = securityRequirements(spec, operation).map((requirement) =>
    requirement.filter(({ scheme }) => !fetched.has(scheme.type)),
  );
  const missing = checkCredentials(requirements, request);
  if (!missing) return [];
  const documented = operation.pointer;
  return [mismatch('request.authorization.missing', '/request/headers', documented, missing.message)];
}

/** The headers, in lower case, and query parameters that an operation's API keys are in. */
export function credentialNames(
  { spec }: TrafficChecker,
  operation: Operation,
): { header: Set<string>; query: Set<string> } {
  const keys = securityRequirements(spec, operation)
    .flat()
    .map(({ scheme }) => scheme)
    .filter(({ type }) => type === 'apiKey');
  const namesIn = (place: string) => keys.filter((key) => key.in === place).map(({ name = '' }) => name);
  const header = new Set(namesIn('header').map((name) => name.toLowerCase()));
  return { header, query: new Set(namesIn('query')) };
}
