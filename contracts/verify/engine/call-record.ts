import type { RedactedRequest, SecretValues } from '../../openapi/redact.ts';
import type { Intent, Observation } from '../checks/check.ts';
import type { MaskSecrets } from './mask-secrets.ts';
import type { Target } from './target.ts';

/** Longer bodies are cut where they are recorded, since a reporter may hold many. */
const maxBody = 20_000;

/** One call of a run, as it may be shown: secret values are redacted, and long bodies cut. */
export interface CallRecord {
  /** Counts the run's calls, from 1. */
  number: number;
  /** Empty before the first case, and while cleaning up. */
  caseId: string;
  operationId: string;
  intent: Intent;
  /** What is special about the call, where it has a purpose besides success: `body with Name as a number`; else empty. */
  what: string;
  /** JSON pointers to the keywords of the document that the call exercises. */
  tries: readonly string[];
  /** The parameters that were sent, besides those of the path: `query.limit`. */
  given: readonly string[];
  request: RecordedMessage & {
    method: string;
    /** The complete URL. */
    url: string;
    /** Path and query, without the target's origin: `/v1.44/secrets?filters=…`. */
    path: string;
  };
  response: RecordedMessage & { status: number };
  /** When it was sent, in milliseconds since 1970. */
  at: number;
  /** How long the answer took, in milliseconds. */
  ms: number;
  /** The ids of the checks that looked at it: none for calls of setup and cleanup. */
  checks: readonly string[];
  /** How long they took together, in milliseconds. */
  checksMs: number;
}

export interface RecordedMessage {
  headers: Readonly<Record<string, string | string[]>>;
  /** Ends with `…` where it was cut. */
  body: string;
  /** The size of the body that was sent, in bytes. */
  size: number;
}

/** What a record has besides the messages. */
export type CallFacts = Omit<CallRecord, 'operationId' | 'intent' | 'request' | 'response'>;

/** The secret values that a run knows, and what hides them in a text. */
export interface KnownSecrets {
  seen: SecretValues;
  hide: MaskSecrets;
}

/** Records a call. The one place where secret values of requests and responses are redacted. */
export function recordCall(
  observation: Observation,
  target: Target,
  { seen, hide }: KnownSecrets,
  facts: CallFacts,
): CallRecord {
  const { request, response, json, operation, intent, spec } = observation;
  // Known to be JSON, a response need not be parsed again.
  const isRead = { request: false, response: json !== undefined };
  const shown = spec.redactor.call(operation, request, response, seen, { isRead });
  const path = hide(`${shown.request.path}${shown.request.query && `?${shown.request.query}`}`);
  const url = `${target.curl.split(' ').at(-1)}${path}`;
  return {
    ...facts,
    operationId: operation.id,
    intent,
    request: { method: request.method, url, path, ...recorded(shown.request, request.body, hide) },
    response: { status: response.status, ...recorded(shown.response, response.body, hide) },
  };
}

/** A record's call in a line: `GET /v1.44/secrets?x=y → 404`. */
export function callLine({ request, response }: CallRecord): string {
  return `${request.method} ${request.path} → ${response.status || 'no answer'}`;
}

function recorded(
  shown: Pick<RedactedRequest, 'headers' | 'body'>,
  sent: string | Buffer,
  hide: MaskSecrets,
): RecordedMessage {
  const headers = Object.entries(shown.headers).map(([name, value]) => {
    return [name, Array.isArray(value) ? value.map(hide) : hide(value)] as const;
  });
  const text = hide(shown.body);
  return {
    headers: Object.fromEntries(headers),
    body: text.length <= maxBody ? text : `${text.slice(0, maxBody)}…`,
    size: Buffer.byteLength(sent),
  };
}
