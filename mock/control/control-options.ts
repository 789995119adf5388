import type { CallFeed } from './call-feed.ts';

/** What the control API has besides itself. Types of Express stay out of here: users of the package need not have them. */
export interface ControlOptions {
  /** What passes on the mock's calls to the console; without it, the console has those that came before it was opened. */
  calls?: CallFeed | undefined;
  /** The folder, below the package, of the pages that the vendor's own portal has for the API. */
  portal?: string | undefined;
}
