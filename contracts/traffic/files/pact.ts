import type { HttpRequest } from '../../http/message.ts';
import { bodyBytes } from './pact-body.ts';
import { type PactFile, pactSchema, type RawInteraction, type RawMessage } from './pact-file.ts';
import { readRules } from './pact-matching-rules.ts';
import { validateFormat } from './read-json-file.ts';
import { type Interaction, type ProviderState, type Traffic, TrafficError } from './traffic.ts';

/** Reads a Pact of version 1 to 4. Interactions other than HTTP are skipped. Throws a {@link TrafficError}. */
export function readPact(file: string, value: unknown): Traffic {
  validateFormat(file, value, pactSchema);
  const pact = value as PactFile;
  const version = versionOf(file, pact);
  const all = pact.interactions.map((raw, index) => ({ raw, pointer: `/interactions/${index}` }));
  const isHttp = ({ raw }: (typeof all)[number]) => (raw.type ?? 'Synchronous/HTTP') === 'Synchronous/HTTP';
  return {
    file,
    kind: 'pact',
    version,
    consumer: pact.consumer.name,
    provider: pact.provider.name,
    interactions: all.filter(isHttp).map(({ raw, pointer }) => readInteraction(file, raw, pointer, version)),
    skipped: all
      .filter((one) => !isHttp(one))
      .map(({ raw, pointer }) => ({ pointer, why: `not HTTP but ${raw.type}` })),
  };
}

function versionOf(file: string, { metadata = {} }: PactFile): number {
  const { pactSpecification, pactSpecificationVersion } = metadata;
  const text =
    pactSpecification?.version ??
    pactSpecificationVersion ??
    metadata['pact-specification']?.version ??
    '2.0.0';
  const version = Number.parseInt(text, 10);
  if (version >= 1 && version <= 4) return version;
  throw new TrafficError(file, '/metadata/pactSpecification/version', `is ${text}: 1 to 4 are known`);
}

function readInteraction(file: string, raw: RawInteraction, pointer: string, version: number): Interaction {
  const { request, response } = raw;
  for (const part of ['request', 'response'] as const) {
    if (raw[part] === undefined) throw new TrafficError(file, `${pointer}/${part}`, 'is missing');
  }
  if (!request?.method || !request.path) {
    throw new TrafficError(file, `${pointer}/request`, 'must have a method and a path');
  }
  if (response?.status === undefined) {
    throw new TrafficError(file, `${pointer}/response/status`, 'is missing');
  }
  return {
    description: raw.description,
    pointer,
    providerStates: statesOf(raw),
    request: readRequest(request, request.method, request.path, version),
    response: {
      status: response.status,
      headers: headersOf(response),
      body: response.body === undefined ? undefined : bodyBytes(response, version),
    },
    rules: {
      request: readRules(request.matchingRules, version),
      response: readRules(response.matchingRules, version),
    },
    origin: undefined,
  };
}

function statesOf({ providerState, providerStates = [], provider_state }: RawInteraction): ProviderState[] {
  const single = providerState ?? provider_state;
  return typeof single === 'string' ? [{ name: single }, ...providerStates] : providerStates;
}

function readRequest(raw: RawMessage, method: string, path: string, version: number): HttpRequest {
  return {
    method: method.toUpperCase(),
    path,
    query: queryOf(raw.query),
    headers: headersOf(raw),
    body: raw.body === undefined ? Buffer.alloc(0) : bodyBytes(raw, version),
  };
}

// Version 2 has the encoded query, later versions lists of decoded values by name.
function queryOf(query: RawMessage['query']): string {
  if (typeof query === 'string') return query.replace(/^\?/, '');
  const values = Object.entries(query ?? {}).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one ?? '']),
  );
  return new URLSearchParams(values).toString();
}

function headersOf({ headers }: RawMessage): Record<string, string | string[]> {
  const entries = Object.entries(headers ?? {}).map(([name, value]) => {
    // A list of one value is that value.
    return [
      name.toLowerCase(),
      Array.isArray(value) && value.length === 1 ? (value[0] ?? '') : value,
    ] as const;
  });
  return Object.fromEntries(entries);
}
