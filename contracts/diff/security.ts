import { securityRequirements } from '../openapi/security.ts';
import type { Operation, Spec } from '../openapi/spec.ts';
import type { OperationChange, OperationPair } from './operation-pair.ts';

/** Credentials that used to suffice and no longer do. */
export function newlyRequiredCredentials({
  oldSpec,
  newSpec,
  old,
  new: now,
}: OperationPair): OperationChange[] {
  if (!now.secured) return [];
  if (!old.secured) return [{ affects: 'requests', message: 'credentials are required' }];
  const before = alternatives(oldSpec, old);
  const after = alternatives(newSpec, now);
  const revoked = before.filter(
    (schemes) => !after.some((others) => others.every((one) => schemes.includes(one))),
  );
  return revoked.map((schemes) => ({
    affects: 'requests',
    message: `${schemes.join(' and ')} alone no longer grants access`,
  }));
}

/** The alternatives of an operation, each scheme by what it looks like on the wire: its name in the document does not matter. */
function alternatives(spec: Spec, operation: Operation): string[][] {
  return securityRequirements(spec, operation).map((requirement) =>
    requirement.map(({ scheme }) => {
      const { type, in: place, name, scheme: http } = { ...scheme } as Record<string, unknown>;
      return [type, http, place, name].filter((one) => one !== undefined).join(' ');
    }),
  );
}
