import type { HttpRequest, HttpResponse } from '../../http/message.ts';
import { type Redactor, redacted } from '../../openapi/redact.ts';
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

/** Records a call. The one place where secret values of requests and responses are redacted. */
export function recordCall(
  observation: Observation,
  target: Target,
  mask: MaskSecrets,
  facts: CallFacts,
): CallRecord {
  const { request, response, json, operation, intent, spec } = observation;
  const { redactor } = spec;
  const { method, query } = request;
  const path = mask(`${request.path}${query && `?${redactor.query(query)}`}`);
  const url = `${target.curl.split(' ').at(-1)}${path}`;
  const answered = recorded(
    response,
    redactor,
    // Known to be JSON, it need not be parsed again.
    json === undefined ? redactor.body : redactor.jsonBody,
    maskingCredentials(request, redactor, mask),
  );
  return {
    ...facts,
    operationId: operation.id,
    intent,
    request: { method, url, path, ...recorded(request, redactor, redactor.body, mask) },
    response: { status: response.status, ...answered },
  };
}

/** Masks, besides the run's own secrets, the credentials of a request: a server may repeat them. */
export function maskingCredentials(request: HttpRequest, redactor: Redactor, mask: MaskSecrets): MaskSecrets {
  const redactedHeaders = redactor.headers(request.headers);
  const values = Object.entries(request.headers).flatMap(([name, value]) =>
    redactedHeaders[name] === value ? [] : [value ?? ''].flat(),
  );
  const credentials = values.flatMap(credentialsIn);
  return (text) => credentials.reduce((masked, one) => masked.replaceAll(one, redacted), mask(text));
}

/** A record's call in a line: `GET /v1.44/secrets?x=y → 404`. */
export function callLine({ request, response }: CallRecord): string {
  return `${request.method} ${request.path} → ${response.status}`;
}

function recorded(
  { headers, body }: HttpRequest | HttpResponse,
  redactor: Redactor,
  redactBody: Redactor['body'],
  mask: MaskSecrets,
): RecordedMessage {
  const shown = Object.entries(redactor.headers<string | string[] | undefined>(headers)).flatMap(
    ([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.map(mask) : mask(value)] as const],
  );
  const text = mask(redactBody(body));
  return {
    headers: Object.fromEntries(shown),
    body: text.length <= maxBody ? text : `${text.slice(0, maxBody)}…`,
    size: Buffer.byteLength(body),
  };
}

/** The credentials in a header's value: its words except the scheme, and for Basic also the decoded password. */
function credentialsIn(value: string): string[] {
  const words = value.split(/[\s,;]+/);
  const hasScheme = words.length > 1 && !words[0]?.includes('=');
  const values = (hasScheme ? words.slice(1) : words).map((word) => word.replace(/^\w+="?(?=[^=])/, ''));
  const [, basic] = /^basic\s+(\S+)$/i.exec(value) ?? [];
  if (basic !== undefined)
    values.push(
      Buffer.from(basic, 'base64')
        .toString()
        .replace(/^[^:]*:/, ''),
    );
  return values.filter((word) => word.length >= 8);
}
