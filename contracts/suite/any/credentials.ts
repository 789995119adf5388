import { resolve, type SecurityScheme } from '../../spec/document.ts';
import type { HttpRequest } from '../../spec/message.ts';
import { createRouter } from '../../spec/router.ts';
import {
  type NamedScheme,
  type Requirement,
  sampleCredentials,
  securityOf,
  showCredentials,
} from '../../spec/security.ts';
import type { Spec } from '../../spec/spec.ts';
import { decode } from '../../spec/wire/percent.ts';
import type { Authorize, Variables } from '../contract.ts';

/** The variable that has the credentials of a document's security scheme: `BONAFIDE_AUTH_API_KEY` for `apiKey`. */
export function variableOf(scheme: string): string {
  const words = scheme.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[^A-Za-z0-9]+/g, '_');
  return `BONAFIDE_AUTH_${words.toUpperCase()}`;
}

/**
 * Shows each operation the credentials that its document wants of its callers: those of the variables, where they have
 * all that one requirement needs, and well-formed samples otherwise.
 */
export function authorizeBy(spec: Spec, basePaths: readonly string[], variables: Variables): Authorize {
  const router = createRouter(spec.operations.values());
  const given = ({ name, scheme }: NamedScheme) =>
    scheme.type === 'mutualTLS' ? '' : variables[variableOf(name)] || undefined;
  return (request) => {
    const match = segmentsBelow(basePaths, request.path)
      .map((one) => router(request.method, one))
      .find(Boolean);
    if (!match) return request;
    const requirements = securityOf(spec, match.operation);
    const whole = (requirement: Requirement) => requirement.every((one) => given(one) !== undefined);
    const met = requirements.find((requirement) => requirement.length > 0 && whole(requirement));
    return met
      ? showCredentials(met, request, (one) => given(one) ?? '')
      : sampleCredentials(requirements, request);
  };
}

/** A way to come with what is well-formed in no scheme. */
export function malformed(request: HttpRequest): HttpRequest {
  return { ...request, headers: { ...request.headers, authorization: 'Nonsense' } };
}

/** Whether a document has a scheme in which any text is well-formed where others have theirs. */
export function isAnyText({ document }: Spec): boolean {
  return Object.values(document.components?.securitySchemes ?? {}).some((given) => {
    const { type, in: place, name } = resolve<SecurityScheme>(document, given, '').value;
    return type === 'apiKey' && place === 'header' && name?.toLowerCase() === 'authorization';
  });
}

function segmentsBelow(basePaths: readonly string[], path: string): string[][] {
  return basePaths
    .filter((base) => path.startsWith(`${base}/`))
    .map((base) =>
      path
        .slice(base.length + 1)
        .split('/')
        .map(decode),
    );
}
