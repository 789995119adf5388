import type { Credential } from './credential.ts';

/** Where a registry's credential is kept. */
export interface System {
  name: string;
  /**
   * Replaces the credential wherever the system keeps it, and tells of each secret that is done. Throws a
   * {@link NotRotated} at the first one that cannot be.
   */
  rotate(credential: Credential, done: (secret: string) => void): Promise<void>;
}

/** Why a secret was not rotated. It names what was tried, and never what was sent or answered. */
export class NotRotated extends Error {
  override name = 'NotRotated';
}

/** Throws where a system did not do what it was asked. A body may repeat what was sent, so it is not quoted. */
export function requireDone({ ok, status }: Response, what: string): void {
  if (!ok) throw new NotRotated(`${what} was refused with ${status}`);
}
