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
   * Rejects with an {@link Unreachable} when nothing answers. `expected` is the status that the caller hopes for, where it
   * hopes for one. `ms` is how long the answer took by itself, where the target waited before it asked.
   */
  send(request: HttpRequest, expected?: number): Promise<HttpResponse & { ms?: number }>;
  close(): Promise<void>;
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
