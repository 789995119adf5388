import type { HttpRequest } from '../http/message.ts';
import { type Document, resolve, type SecurityScheme } from './document.ts';
import { challengeOf, isShown, sampleOf, showOne } from './security-scheme.ts';
import type { Operation, Spec } from './spec.ts';

/** One scheme of a requirement. */
export interface NamedScheme {
  /** What the document calls it. */
  name: string;
  scheme: SecurityScheme;
  /** The scopes, or roles, that are asked for. */
  scopes: readonly string[];
}

/** Schemes that are wanted together; none at all, where callers need no credentials. */
export type Requirement = readonly NamedScheme[];

/** Credentials that are missing, or not well-formed. */
export interface CredentialsViolation {
  /** What is wrong, for a person. Quotes no value. */
  message: string;
  /** The values of `WWW-Authenticate`, one for each scheme that has a challenge. */
  challenges: readonly string[];
}

/**
 * What an operation wants to see of its callers: any one of the requirements will do (OpenAPI Specification 3.1.1,
 * section 4.8.30). An empty list means that nobody is asked. What names no scheme of the document asks for nothing that
 * could be shown.
 */
export function securityOf(
  { document }: Pick<Spec, 'document'>,
  { pointer }: Operation,
): readonly Requirement[] {
  const operation = resolve<{ security?: Document['security'] }>(document, { $ref: pointer }, pointer).value;
  const requirements = operation.security ?? document.security ?? [];
  return requirements.map((requirement) =>
    Object.entries(requirement).flatMap(([name, scopes]) => {
      const scheme = schemeOf(document, name);
      return scheme ? [{ name, scheme, scopes }] : [];
    }),
  );
}

/** Whether a request shows the credentials of one requirement, all of them well-formed; `undefined` where it does. */
export function checkCredentials(
  requirements: readonly Requirement[],
  request: HttpRequest,
): CredentialsViolation | undefined {
  if (requirements.length === 0) return undefined;
  const isMet = (requirement: Requirement) => requirement.every(({ scheme }) => isShown(scheme, request));
  if (requirements.some(isMet)) return undefined;
  const wanted = requirements
    .map((requirement) => requirement.map(({ name }) => name).join(' and '))
    .join(', or ');
  const challenges = requirements.flat().flatMap(({ scheme, scopes }) => challengeOf(scheme, scopes) ?? []);
  return {
    message: `there are no well-formed credentials for ${wanted}`,
    challenges: [...new Set(challenges)],
  };
}

/**
 * Adds well-formed samples of the first requirement that a request can show: of two schemes that both want the header
 * `Authorization`, it cannot. A request to an operation that asks nobody stays as it is.
 */
export function sampleCredentials(requirements: readonly Requirement[], request: HttpRequest): HttpRequest {
  const shown = requirements
    .toSorted((one, other) => certificatesIn(one) - certificatesIn(other))
    .map((requirement) => {
      return [requirement, showCredentials(requirement, request, ({ scheme }) => sampleOf(scheme))] as const;
    });
  const found = shown.find(([requirement, one]) => checkCredentials([requirement], one) === undefined);
  return (found ?? shown[0])?.[1] ?? request;
}

/**
 * Adds one requirement's credentials to a request. `secret` gives each scheme's: an API key, a bearer token, `name:password`
 * for basic, and for other HTTP schemes what follows the scheme's name.
 */
export function showCredentials(
  requirement: Requirement,
  request: HttpRequest,
  secret: (scheme: NamedScheme) => string,
): HttpRequest {
  return requirement.reduce((sofar, one) => showOne(one.scheme, secret(one), sofar), request);
}

/** They go with the connection, not with the request. */
function certificatesIn(requirement: Requirement): number {
  return requirement.filter(({ scheme }) => scheme.type === 'mutualTLS').length;
}

function schemeOf({ components }: Document, name: string): SecurityScheme | undefined {
  const schemes = components?.securitySchemes ?? {};
  const scheme = Object.hasOwn(schemes, name) ? schemes[name] : undefined;
  const at = `#/components/securitySchemes/${name}`;
  return scheme && resolve<SecurityScheme>({ components } as Document, scheme, at).value;
}
