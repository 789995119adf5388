import type { HttpRequest, HttpResponse } from '../../contracts/http/message.ts';
import {
  type CallMatcher,
  changeResponse,
  type RequestMatcher,
  succeeded,
} from './match-and-change-calls.ts';
import type { Mutate } from './mutant.ts';

/** Answers a read that fails with the last success of the same path. */
export function repeatLastSuccess(isRead: RequestMatcher): Mutate {
  return (handle) => {
    const successes = new Map<string, HttpResponse>();
    return changeResponse(isRead, (response, { path }) => {
      if (response.status < 300) successes.set(path, response);
      return successes.get(path) ?? response;
    })(handle);
  };
}

/** Puts the secret value that was written last into the response of some calls. */
export function leakSecret<Secret>(
  secretOf: (request: HttpRequest) => Secret | undefined,
  matches: CallMatcher,
  leak: (response: HttpResponse, secret: Secret) => HttpResponse,
): Mutate {
  return (handle) => {
    let secret: Secret | undefined;
    return async (request) => {
      secret = secretOf(request) ?? secret;
      const response = await handle(request);
      return secret !== undefined && matches(request, response) ? leak(response, secret) : response;
    };
  };
}

/** A request that is rejected while another one is under way gets the response of that one. */
export function acceptConcurrent(matches: RequestMatcher): Mutate {
  return (handle) => {
    let [underWay, success]: [number, HttpResponse | undefined] = [0, undefined];
    return async (request) => {
      if (!matches(request)) return handle(request);
      underWay += 1;
      const isSecond = underWay > 1;
      const response = await handle(request);
      underWay -= 1;
      if (response.status < 300) success = response;
      return isSecond && response.status >= 400 && success ? success : response;
    };
  };
}

/** Repeats what succeeded at a longer path: a deletion of `web` deletes `web-1`, too. */
export function repeatAtLongerPath(matches: RequestMatcher, suffix: string): Mutate {
  return (handle) => async (request) => {
    const response = await handle(request);
    if (succeeded(matches)(request, response)) await handle({ ...request, path: `${request.path}${suffix}` });
    return response;
  };
}
