import type { HttpRequest, HttpResponse } from '../../http/message.ts';
import { basicAuthorization, type UserInfo } from '../../http/user-info.ts';

/** Who is being checked. */
export interface Target {
  /** As a person would name it: `the mock in this process`, `http://127.0.0.1:4010`, `unix:/run/docker.sock`. */
  name: string;
  /** Whether it is our own mock, in this process: what no source states must hold there, too. */
  isOurs: boolean;
  /** Whether nothing that is there is needed by anybody: everything may be changed and deleted. */
  isDisposable: boolean;
  /** What follows `curl` in a line that calls it: where it is, without the path. */
  curl: string;
  /** The `user:password@` of its URL: sent as Basic authentication with each request that has no `authorization`. */
  userInfo?: UserInfo | undefined;
  /**
   * Rejects with a {@link NoAnswer} when an answer has no end, or none comes, and with another {@link Unreachable} when
   * nobody is there to answer. `expected` is the status that the caller hopes for, where it hopes for one.
   */
  send(request: HttpRequest, expected?: number, limits?: SendLimits): Promise<TargetResponse>;
  close(): Promise<void>;
}

/** What ends a call that its answer does not end. */
export interface SendLimits {
  /** How long the whole answer may take, in milliseconds. */
  ms?: number;
  /** Whether the answer is a stream: it is read for a while, and what has come until then is the answer. */
  isStream?: boolean;
  /** Ends the call at once. */
  signal?: AbortSignal | undefined;
}

/** A response, and how it came. */
export interface TargetResponse extends HttpResponse {
  /** How long the answer took by itself, where the target waited before it asked. */
  ms?: number;
  /** Whether it is the beginning of a stream. */
  isCut?: boolean;
  /** Why the request was sent a second time: the first time got no answer, though it may have been done. */
  retried?: NoAnswer;
}

/** A request with the target's own credentials, unless it has others, or is to have none: `authorization: undefined`. */
export function withTargetCredentials({ userInfo }: Target, request: HttpRequest): HttpRequest {
  if (!userInfo || 'authorization' in request.headers) return request;
  return { ...request, headers: { ...request.headers, authorization: basicAuthorization(userInfo) } };
}

/** A request that a target adds no credentials to. */
export function withoutTargetCredentials({ userInfo }: Target, request: HttpRequest): HttpRequest {
  return userInfo === undefined
    ? request
    : { ...request, headers: { authorization: undefined, ...request.headers } };
}

/** Nothing answers at the target. */
export class Unreachable extends Error {
  override name = 'Unreachable';
}

/** A target took a request, and gave no answer to it, or none that ends, or none that can be read. */
export class NoAnswer extends Unreachable {
  override name = 'NoAnswer';
  /** Whether it was waited for in vain. */
  readonly isLate: boolean;

  constructor(message: string, isLate = false) {
    super(message);
    this.isLate = isLate;
  }
}

/** What came cannot be judged: a stream that sends nothing, or a connection that was cut after the work was done, once. */
export class Unclear extends Unreachable {
  override name = 'Unclear';
}
