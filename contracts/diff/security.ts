import { securityOf } from '../openapi/security.ts';
import type { Operation, Spec } from '../openapi/spec.ts';
import type { Pair, Told } from './pair.ts';

/** Who was let in and is not any more. */
export function newlySecured({ oldSpec, newSpec, old, new: now }: Pair): Told[] {
  if (!now.secured) return [];
  if (!old.secured) return [{ breaks: 'requests', message: 'credentials are required' }];
  const before = alternatives(oldSpec, old);
  const after = alternatives(newSpec, now);
  const gone = before.filter(
    (schemes) => !after.some((others) => others.every((one) => schemes.includes(one))),
  );
  return gone.map((schemes) => ({
    breaks: 'requests',
    message: `${schemes.join(' and ')} alone does not let anybody in any more`,
  }));
}

/** Which credentials let a caller in, each by what it looks like: its name in the document matters to nobody. */
function alternatives(spec: Spec, operation: Operation): string[][] {
  return securityOf(spec, operation).map((requirement) =>
    requirement.map(({ scheme }) => {
      const { type, in: place, name, scheme: http } = { ...scheme } as Record<string, unknown>;
      return [type, http, place, name].filter((one) => one !== undefined).join(' ');
    }),
  );
}
