import { securityRequirements } from '../openapi/security.ts';
import type { Operation, Spec } from '../openapi/spec.ts';
import type { OperationChange, OperationPair } from './operation-pair.ts';

/** Credentials that used to suffice and no longer do. */
export function newlyRequiredCredentials(pair: OperationPair): OperationChange[] {
  const before = alternatives(pair.oldSpec, pair.old);
  const after = alternatives(pair.newSpec, pair.new);
  if (after.length === 0 || after.some((schemes) => schemes.length === 0)) return [];
  if (before.length === 0 || before.some((schemes) => schemes.length === 0))
    return [{ affects: 'requests', message: 'credentials are required' }];
  return before
    .filter((schemes) => !after.some((others) => others.every((other) => isGiven(other, schemes))))
    .map((schemes) => ({ affects: 'requests', message: refusal(schemes, after) }));
}

interface Scheme {
  /** What it looks like on the wire: its name in the document does not matter. */
  appearance: string;
  scopes: readonly string[];
}

function alternatives(spec: Spec, operation: Operation): Scheme[][] {
  return securityRequirements(spec, operation).map((requirement) =>
    requirement.map(({ scheme: { type, in: place, name = '', scheme = '' }, scopes }): Scheme => {
      const spelt = place === 'header' ? name.toLowerCase() : name;
      const appearance = [type, scheme.toLowerCase(), place, spelt].filter(Boolean).join(' ');
      return { appearance, scopes };
    }),
  );
}

/** Whether some credentials include one that is required, with all its scopes. */
function isGiven(required: Scheme, credentials: readonly Scheme[]): boolean {
  const scopes = credentials
    .filter(({ appearance }) => appearance === required.appearance)
    .map((one) => one.scopes);
  return scopes.some((given) => required.scopes.every((scope) => given.includes(scope)));
}

function refusal(schemes: readonly Scheme[], after: readonly Scheme[][]): string {
  const names = (all: readonly Scheme[]) => all.map(({ appearance }) => appearance);
  const same = after.find((others) => names(others).every((name) => names(schemes).includes(name)));
  const known = new Set(schemes.flatMap(({ scopes }) => scopes));
  const added = (same ?? []).flatMap(({ scopes }) => scopes.filter((scope) => !known.has(scope)));
  if (added.length > 0) return `${names(schemes).join(' and ')} needs the scope ${added.join(' and ')}, too`;
  return `${names(schemes).join(' and ')} alone no longer grants access`;
}
