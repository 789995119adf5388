import type { HttpRequest } from '../http/message.ts';
import {
  addCredential,
  challengeFor,
  hasCredential,
  sampleCredential,
  withoutCredential,
} from './credential-of-scheme.ts';
import { type Document, resolve, type SecurityScheme } from './document.ts';
import type { Operation, Spec } from './spec.ts';

/** One scheme of a security requirement. */
export interface NamedScheme {
  /** Its name in the document. */
  name: string;
  scheme: SecurityScheme;
  /** The required scopes or roles. */
  scopes: readonly string[];
}

/** Schemes that are required together; empty where no credentials are needed. */
export type SecurityRequirement = readonly NamedScheme[];

/** Credentials are missing or malformed. */
export interface CredentialsError {
  /** What is wrong. Never quotes a value. */
  message: string;
  /** The values of `WWW-Authenticate`, one for each scheme that has a challenge. */
  challenges: readonly string[];
}

/**
 * The security requirements of an operation, of which any one suffices (OpenAPI Specification 3.1.1, section 4.8.30).
 * Empty where no credentials are required. Names that are not schemes of the document are ignored.
 */
export function securityRequirements(
  { document }: Pick<Spec, 'document'>,
  { pointer }: Operation,
): readonly SecurityRequirement[] {
  const operation = resolve<{ security?: Document['security'] }>(document, { $ref: pointer }, pointer).value;
  const requirements = operation.security ?? document.security ?? [];
  return requirements.map((requirement) =>
    Object.entries(requirement).flatMap(([name, scopes]) => {
      const scheme = schemeOf(document, name);
      return scheme ? [{ name, scheme, scopes }] : [];
    }),
  );
}

/** The security schemes of a document. */
export function namedSchemes(document: Document): NamedScheme[] {
  return Object.keys(document.components?.securitySchemes ?? {}).flatMap((name) => {
    const scheme = schemeOf(document, name);
    return scheme ? [{ name, scheme, scopes: [] }] : [];
  });
}

/** Checks that a request has well-formed credentials for one of the requirements; `undefined` where it has. */
export function checkCredentials(
  requirements: readonly SecurityRequirement[],
  request: HttpRequest,
): CredentialsError | undefined {
  if (requirements.length === 0) return undefined;
  const isMet = (requirement: SecurityRequirement) =>
    requirement.every(({ scheme }) => hasCredential(scheme, request));
  if (requirements.some(isMet)) return undefined;
  const expected = requirements
    .map((requirement) => requirement.map(({ name }) => name).join(' and '))
    .join(', or ');
  const challenges = requirements.flat().flatMap(({ scheme, scopes }) => challengeFor(scheme, scopes) ?? []);
  return {
    message: `missing or malformed credentials for ${expected}`,
    challenges: [...new Set(challenges)],
  };
}

/**
 * Adds sample credentials for the first requirement that a request can meet: it cannot meet one with two schemes that both
 * use the header `Authorization`. Without requirements the request stays as it is.
 */
export function addSampleCredentials(
  requirements: readonly SecurityRequirement[],
  request: HttpRequest,
): HttpRequest {
  const candidates = requirements
    .toSorted((one, other) => countCertificates(one) - countCertificates(other))
    .map((requirement) => {
      return [
        requirement,
        addCredentials(requirement, request, ({ scheme }) => sampleCredential(scheme)),
      ] as const;
    });
  const found = candidates.find(([requirement, one]) => checkCredentials([requirement], one) === undefined);
  return (found ?? candidates[0])?.[1] ?? request;
}

/**
 * Adds the credentials for one requirement to a request. `secret` returns the credential of each scheme: an API key, a
 * bearer token, `name:password` for basic, and for other HTTP schemes what follows the scheme's name.
 */
export function addCredentials(
  requirement: SecurityRequirement,
  request: HttpRequest,
  secret: (scheme: NamedScheme) => string,
): HttpRequest {
  return requirement.reduce((sofar, one) => addCredential(one.scheme, secret(one), sofar), request);
}

/** The ways to come with all credentials that a request has but one, which meets no requirement any more: by what is missing. */
export function partialCredentials(
  requirements: readonly SecurityRequirement[],
  request: HttpRequest,
): Record<string, (request: HttpRequest) => HttpRequest> {
  if (requirements.length === 0 || checkCredentials(requirements, request)) return {};
  const together = requirements.filter((requirement) => requirement.length > 1).flat();
  const ways = together.flatMap(({ name, scheme }) => {
    const without = (one: HttpRequest) => withoutCredential(scheme, one);
    return checkCredentials(requirements, without(request)) ? [[name, without] as const] : [];
  });
  return Object.fromEntries(ways);
}

/** Client certificates belong to the connection, not to the request. */
function countCertificates(requirement: SecurityRequirement): number {
  return requirement.filter(({ scheme }) => scheme.type === 'mutualTLS').length;
}

function schemeOf({ components }: Document, name: string): SecurityScheme | undefined {
  const schemes = components?.securitySchemes ?? {};
  const scheme = Object.hasOwn(schemes, name) ? schemes[name] : undefined;
  const at = `#/components/securitySchemes/${name}`;
  return scheme && resolve<SecurityScheme>({ components } as Document, scheme, at).value;
}
