import type { HttpRequest } from '../../http/message.ts';
import type { Target } from './target.ts';

/** Environment variables. */
export type Variables = Readonly<Record<string, string | undefined>>;

export type Authorize = (request: HttpRequest) => HttpRequest | Promise<HttpRequest>;

/** How a target is called, once it has been asked. */
export interface Connection {
  /** What comes before the document's paths: `/v1.41`. */
  basePath: string;
  /** Where single operations are elsewhere: operationId to base path. */
  elsewhere?: Readonly<Record<string, string>>;
  /** Who answers single operations, where it is not the target: by operationId. */
  otherTargets?: Readonly<Record<string, Target>>;
  /** What every path has: the account, the project, the region. */
  path?: Readonly<Record<string, string>>;
  /** Adds credentials to a request, as the last item before it is sent. */
  authorize?: Authorize;
  /** Gets new credentials where the old ones are refused; gives back their secret values. */
  renew?: () => Promise<readonly string[]>;
  /** Whether these are made up: nobody has given any. */
  isSample?: boolean;
  /** Ways to call without valid credentials, besides calling without any. */
  invalidCredentials?: Readonly<Record<string, Authorize>>;
  /** The caller's own credentials: secret values that no response may have. */
  secrets?: readonly string[];
  /** What a shell puts into the variables of curl lines, as its words: `"$BONAFIDE_AUTH_KEY"`; no secret values. */
  shellCredentials?: Readonly<Record<string, string>>;
  /** What was agreed on, for people: `API 1.41`. */
  description: string;
}
