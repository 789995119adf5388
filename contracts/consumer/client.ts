import createFetchClient, {
  type Client,
  type ClientOptions,
  type ClientPathsWithMethod,
  type FetchOptions,
  type FetchResponse,
} from 'openapi-fetch';
import type { BuiltinPaths } from '../../generated/index.ts';
import { type BuiltinName, builtinNames } from '../openapi/load-builtin.ts';

type Method = 'get' | 'put' | 'post' | 'delete' | 'head' | 'patch';

type Operation<Paths, Path extends keyof Paths, Verb extends Method> =
  Paths[Path] extends Record<Verb, infer Found extends object> ? Found : never;

/**
 * As openapi-fetch's own, with one difference: that takes any further field in `init`, so that a misspelt optional
 * field of a body would pass.
 */
type Call<Paths extends object, Verb extends Method> = <
  Path extends ClientPathsWithMethod<Client<Paths>, Verb> & keyof Paths,
>(
  path: Path,
  ...init: Record<never, never> extends FetchOptions<Operation<Paths, Path, Verb>>
    ? [init?: FetchOptions<Operation<Paths, Path, Verb>>]
    : [init: FetchOptions<Operation<Paths, Path, Verb>>]
) => Promise<FetchResponse<Operation<Paths, Path, Verb>, object, `${string}/${string}`>>;

/** A client that calls what an API's document has, and nothing else. */
export type ApiClient<Name extends BuiltinName> = Pick<Client<BuiltinPaths[Name]>, 'use' | 'eject'> & {
  [Verb in Method as Uppercase<Verb>]: Call<BuiltinPaths[Name], Verb>;
};

/** openapi-fetch's own options; `baseUrl` ends where the document's paths begin. */
export type ApiClientOptions = ClientOptions & { baseUrl: string };

/**
 * A client (npm openapi-fetch) for a built-in API. A path, a parameter, a body or a field that the API's document does
 * not have is a compiler error, so a change of the document breaks its callers where they call it.
 */
export function createClient<Name extends BuiltinName>(
  name: Name,
  options: ApiClientOptions,
): ApiClient<Name> {
  if (!builtinNames.includes(name)) {
    throw new TypeError(`there is no API ${name}: the built-in ones are ${builtinNames.join(', ')}`);
  }
  // Through `object`, since the compiler cannot compare the two for a name that it does not know yet.
  return createFetchClient<BuiltinPaths[Name]>(options) as object as ApiClient<Name>;
}
