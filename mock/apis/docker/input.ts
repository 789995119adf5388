import type { HttpRequest } from '../../../contracts/http/message.ts';
import { Refusal } from '../../core/refusal.ts';
import { messages, refuse } from './errors.ts';
import { GoError } from './go/error.ts';
import { parseFilters } from './go/parse-filters.ts';
import { decodeSecretSpec, type SecretSpec } from './go/secret-spec.ts';
import { parseQuery } from './go/url.ts';

// What moby's api/server/router/swarm reads from a request. All of it throws a Refusal.

/** The body, by Go's rules: 400. The request's content type is not looked at. */
export function readSpec(request: HttpRequest): SecretSpec {
  return attempt(400, () => decodeSecretSpec(request.body));
}

/** `version`: an unsigned integer of 64 bits (Go's strconv.ParseUint), 400. */
export function readVersion(request: HttpRequest): number {
  const [text = ''] = parseQuery(request.query).values.get('version') ?? [];
  const isVersion = /^[0-9]+$/.test(text) && BigInt(text) < 2n ** 64n;
  if (!isVersion) throw new Refusal(refuse(400, messages.invalidVersion));
  // A number too large to be exact is larger than any version.
  return Number(text);
}

/** `filters`: a query that cannot be read is a 400, but filters that cannot are the engine's own failure, a 500. */
export function readFilters(request: HttpRequest): Map<string, string[]> {
  const { values, error } = parseQuery(request.query);
  if (error) throw new Refusal(refuse(400, error.message));
  return attempt(500, () => parseFilters(values.get('filters')?.[0] ?? ''));
}

function attempt<Value>(status: number, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    throw new Refusal(refuse(status, error.message));
  }
}
