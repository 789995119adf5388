import type { Session } from '../core/session.ts';

/** A session for one test, and what removes it afterwards. */
export interface OpenedSession {
  session: Session;
  close?(): Promise<void>;
}

/** Opens an empty session, with a seed and a store of at most so many bytes where these are given. */
export type Open = (options: { seed?: number; maxBytes?: number }) => OpenedSession | Promise<OpenedSession>;

/** Runs a test with a session of its own. */
export async function withSession(
  open: Open,
  options: Parameters<Open>[0],
  body: (session: Session) => Promise<void>,
): Promise<void> {
  const { session, close } = await open(options);
  try {
    await body(session);
  } finally {
    await close?.();
  }
}
