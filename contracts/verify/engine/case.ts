import type { Session } from './session.ts';
import type { CaseFacts } from './session-options.ts';

/** Something to try, on its own: no case needs another. */
export interface Case extends CaseFacts {
  /** Whether it may change what the target has. */
  writes: boolean;
  /** Whether it counts on nothing else being called meanwhile. */
  alone?: boolean;
  /** Whether the document says nothing of what is answered: it is tried last. */
  isUndocumented?: boolean;
  run(session: Session): Promise<unknown>;
}
