import { documentedType, isJson } from '../../http/media-type.ts';
import { headerOf, mediaTypeOf } from '../../http/message.ts';
import { find, type Schema } from '../../openapi/document.ts';
import { escapeRegExp } from '../../openapi/redact.ts';
import { responseFor, type Spec } from '../../openapi/spec.ts';
import { type MatchingRule, writeRules } from '../../traffic/files/pact-matching-rules.ts';
import { deriveExample, deriveHeaderRule } from './derive-rules.ts';
import type { RecordedCall } from './recorded-call.ts';
import { type KnownSecrets, redactedBody, redactedRequest } from './redacted-request.ts';

/** A body of an interaction: its value as the file has it, and what it may be otherwise. */
interface Body {
  content: unknown;
  mediaType: string;
  rules: MatchingRule[];
}

/** An interaction of a Pact of version 4. */
export interface PactInteraction {
  type: 'Synchronous/HTTP';
  description: string;
  pending: false;
  providerStates?: { name: string; params?: Record<string, unknown> }[];
  request: PactMessage & { method: string; path: string; query?: Record<string, string[]> };
  response: PactMessage & { status: number };
}

interface PactMessage {
  headers?: Record<string, string[]>;
  body?: { content: unknown; contentType: string; encoded: false };
  matchingRules?: Record<string, unknown>;
}

/** A recorded call as an interaction that a provider can be held to, without secret values. */
export function toInteraction(known: KnownSecrets, call: RecordedCall): PactInteraction {
  const { operation, response, providerStates } = call;
  return {
    type: 'Synchronous/HTTP',
    description: `${operation.summary || operation.id}, answered with ${response.status}`,
    pending: false,
    ...(providerStates.length > 0 && { providerStates }),
    request: requestOf(known, call),
    response: { status: response.status, ...responseOf(known, call) },
  };
}

function requestOf(
  known: KnownSecrets,
  { operation, request, response }: RecordedCall,
): PactInteraction['request'] {
  const { method, path, query, headers, body } = redactedRequest(known, operation, request, {
    isUnauthenticated: response.status === 401,
  });
  const mediaType = mediaTypeOf(headers) ?? 'application/json';
  const schema = schemaOf(operation.requestBody?.value.content, mediaType);
  const names = [...new Set(new URLSearchParams(query).keys())];
  const values = Object.fromEntries(names.map((name) => [name, new URLSearchParams(query).getAll(name)]));
  return {
    method,
    path,
    ...(names.length > 0 && { query: values }),
    // What the consumer sends is what is verified.
    ...messageOf(headers, bodyOf(known.spec, schema, mediaType, body.toString()), []),
  };
}

function responseOf(known: KnownSecrets, { operation, response }: RecordedCall): PactMessage {
  const { spec, secrets } = known;
  const documented = responseFor(operation, response.status);
  const content = documented?.value.content;
  const mediaType = mediaTypeOf(response.headers) ?? '';
  const headers: Record<string, string> = {};
  const rules: MatchingRule[] = [];
  if (content && mediaType !== '') {
    headers['Content-Type'] = headerOf(response.headers, 'content-type') ?? '';
    const regex = `^${escapeRegExp(mediaType)}(?:;.*)?$`;
    rules.push({ part: 'header', at: 'Content-Type', matchers: [{ match: 'regex', regex }], any: false });
  }
  for (const { name, pointer } of documented ? spec.validators.headersOf(documented) : []) {
    const given = headerOf(response.headers, name);
    if (given === undefined || spec.redactor.isSecretName(name)) continue;
    const value = secrets.mask(given);
    headers[name] = value;
    rules.push(
      deriveHeaderRule(spec, name, find(spec.document, `${pointer}/schema`)?.value as Schema, value),
    );
  }
  const schema = schemaOf(content, mediaType);
  const body = content
    ? bodyOf(spec, schema, mediaType, redactedBody(known, operation, response))
    : undefined;
  return messageOf(headers, body, rules);
}

function schemaOf(
  content: Record<string, { schema?: Schema }> | undefined,
  mediaType: string,
): Schema | undefined {
  const known = documentedType(Object.keys(content ?? {}), mediaType);
  return known === undefined ? undefined : content?.[known]?.schema;
}

function bodyOf(spec: Spec, schema: Schema | undefined, mediaType: string, text: string): Body | undefined {
  if (text === '') return undefined;
  if (!isJson(mediaType)) return { content: text, mediaType, rules: [] };
  const { value, rules } = deriveExample(spec, schema ?? true, JSON.parse(text));
  return { content: value, mediaType, rules };
}

function messageOf(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: Body | undefined,
  more: readonly MatchingRule[],
): PactMessage {
  const rules = [...more, ...(body?.rules ?? [])];
  const lists = Object.entries(headers).map(([name, value]) => [name, [value ?? []].flat()] as const);
  return {
    ...(lists.length > 0 && { headers: Object.fromEntries(lists) }),
    ...(body && { body: { content: body.content, contentType: body.mediaType, encoded: false } }),
    ...(rules.length > 0 && { matchingRules: writeRules(rules) }),
  };
}
