import { intercept } from '../../mock/adapters/intercept.ts';
import { type Origin, originsOf, parseOrigin } from './origins.ts';
import type { TestRun } from './test-run.ts';

/** An API to intercept, as far as it is known when its tests are read. */
export interface InterceptedApi {
  name: string;
  origin: string | readonly string[] | undefined;
  allowUnmocked: readonly string[];
  /** The test that runs now. */
  running(): TestRun | undefined;
  /** The same, or before the first test what answers meanwhile. */
  current(): Promise<TestRun>;
  isAbandoned(): boolean;
}

/** A running interception. */
export interface ApiInterception {
  /** Resolves when it is known where the API is. Rejects with a TypeError where neither options nor document say so. */
  ready(): Promise<unknown>;
  release(): void;
}

/**
 * Intercepts an API's calls from now on. Before its document is read, a call waits until it is known whether it is one of
 * them. Throws a TypeError for an origin that is no URL.
 */
export function interceptApi(api: InterceptedApi): ApiInterception {
  const { name, origin } = api;
  const allowed = api.allowUnmocked.map(parseOrigin);
  let origins = origin === undefined ? undefined : [origin].flat().map(parseOrigin);
  const ready = async () => {
    origins ??= originsOf((await api.current()).mock.spec.document);
    if (origins.length > 0) return origins;
    throw new TypeError(`${name} has no server URL: mock it with { origin: 'https://…' }`);
  };
  const release = intercept({
    answersAt(url) {
      const isCovered = (known: Origin[]) => known.some(({ covers }) => covers(url));
      return origins?.length ? isCovered(origins) : ready().then(isCovered);
    },
    answer: async (request) => (await api.current()).answer(request),
    isRunning: () => api.running() !== undefined,
    mayPass: (url) => allowed.some(({ covers }) => covers(url)),
    onRefused: (method, url) => api.running()?.refuse(refusal(method, url, name, origins ?? [])),
    isAbandoned: () => api.isAbandoned(),
  });
  return { ready, release };
}

function refusal(method: string, url: URL, name: string, origins: readonly Origin[]): string {
  return [
    `${method} ${url.origin}${url.pathname} is not mocked`,
    `  mocked     ${name} at ${origins.map(({ text }) => text).join(', ')}`,
    `  hint       mock this origin with { origin: '${url.origin}' }, or allow the call with { allowUnmocked: ['${url.origin}'] }`,
  ].join('\n');
}
