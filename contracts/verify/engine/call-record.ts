import type { HttpRequest, HttpResponse } from '../../http/message.ts';
import { type Redactor, redacted } from '../../openapi/redact.ts';
import type { Intent, Observation } from '../checks/check.ts';
import type { MaskSecrets } from './mask-secrets.ts';
import type { Target } from './target.ts';

/** A longer body is cut where it is recorded: a reporter may keep many. */
const maxBody = 20_000;

/** One call of a run, as it may be shown: secret values are taken out, and long bodies cut. */
export interface CallRecord {
  /** Counts the run's calls, from 1. */
  number: number;
  /** Empty before the first case, and while cleaning up. */
  caseId: string;
  operationId: string;
  intent: Intent;
  /** What is tried, where it is not to succeed: `body with Name as a number`; else empty. */
  what: string;
  /** JSON pointers of the keywords in the document that it was made to try. */
  tries: readonly string[];
  /** The parameters that it was given, besides those of its path: `query.limit`. */
  given: readonly string[];
  request: RecordedMessage & {
    method: string;
    /** Where it was sent, whole. */
    url: string;
    /** The same without the target's own part, with the query: `/v1.44/secrets?filters=…`. */
    path: string;
  };
  response: RecordedMessage & { status: number };
  /** When it was sent, in milliseconds since 1970. */
  at: number;
  /** How long the answer took, in milliseconds. */
  ms: number;
  /** The ids of the checks that looked at it: none, where it only prepared or tidied up. */
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

/** Records a call. The one place where what was sent and answered loses its secret values. */
export function recordOf(seen: Observation, target: Target, hide: MaskSecrets, facts: CallFacts): CallRecord {
  const { request, response, json, operation, intent, spec } = seen;
  const { redactor } = spec;
  const { method, query } = request;
  const path = hide(`${request.path}${query && `?${redactor.query(query)}`}`);
  const url = `${target.curl.split(' ').at(-1)}${path}`;
  const answered = recorded(
    response,
    redactor,
    // Known to be JSON, it need not be parsed again.
    json === undefined ? redactor.body : redactor.jsonBody,
    hiding(request, redactor, hide),
  );
  return {
    ...facts,
    operationId: operation.id,
    intent,
    request: { method, url, path, ...recorded(request, redactor, redactor.body, hide) },
    response: { status: response.status, ...answered },
  };
}

/** Hides, besides the run's own secrets, the credentials that a request brought: a server may repeat them. */
export function hiding(request: HttpRequest, redactor: Redactor, hide: MaskSecrets): MaskSecrets {
  const clean = redactor.headers(request.headers);
  const values = Object.entries(request.headers).flatMap(([name, value]) =>
    clean[name] === value ? [] : [value ?? ''].flat(),
  );
  const credentials = values.flatMap(credentialsIn);
  return (text) => credentials.reduce((sofar, one) => sofar.replaceAll(one, redacted), hide(text));
}

/** A record's call in a line: `GET /v1.44/secrets?x=y → 404`. */
export function callLine({ request, response }: CallRecord): string {
  return `${request.method} ${request.path} → ${response.status}`;
}

function recorded(
  { headers, body }: HttpRequest | HttpResponse,
  redactor: Redactor,
  clean: Redactor['body'],
  hide: MaskSecrets,
): RecordedMessage {
  const shown = Object.entries(redactor.headers<string | string[] | undefined>(headers)).flatMap(
    ([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.map(hide) : hide(value)] as const],
  );
  const text = hide(clean(body));
  return {
    headers: Object.fromEntries(shown),
    body: text.length <= maxBody ? text : `${text.slice(0, maxBody)}…`,
    size: Buffer.byteLength(body),
  };
}

/** What of a header's value is a credential: its words but for the scheme, and of Basic the password, too. */
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
