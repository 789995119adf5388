import { decodeBody } from '../../http/content-encoding.ts';
import { tryParseJson } from '../../http/lossless-json.ts';
import { type HttpRequest, headerOf } from '../../http/message.ts';
import { validateFormat } from './read-json-file.ts';
import { type ExpectedResponse, type Interaction, type Traffic, TrafficError } from './traffic.ts';

interface Pair {
  name: string;
  value: string;
}

interface Har {
  log: {
    entries: {
      request: {
        method: string;
        url: string;
        headers: Pair[];
        postData?: { mimeType?: string; text?: string; params?: Pair[]; encoding?: string };
      };
      _webSocketMessages?: unknown;
      /** What `bonafide verify` notes of a call. */
      _bonafide?: { intent?: unknown };
      response: {
        status: number;
        headers: Pair[];
        content?: { mimeType?: string; text?: string; encoding?: string };
      };
    }[];
  };
}

const pairs = {
  type: 'array',
  items: {
    type: 'object',
    required: ['name', 'value'],
    properties: { name: { type: 'string' }, value: { type: 'string' } },
  },
};

const content = {
  type: 'object',
  properties: { mimeType: { type: 'string' }, text: { type: 'string' }, encoding: { type: 'string' } },
};

/** The parts of a HAR that are read (HTTP Archive 1.2). */
const schema = {
  type: 'object',
  required: ['log'],
  properties: {
    log: {
      type: 'object',
      required: ['entries'],
      properties: {
        entries: {
          type: 'array',
          items: {
            type: 'object',
            required: ['request', 'response'],
            properties: {
              request: {
                type: 'object',
                required: ['method', 'url', 'headers'],
                properties: {
                  method: { type: 'string', minLength: 1 },
                  url: { type: 'string' },
                  headers: pairs,
                  postData: content,
                },
              },
              response: {
                type: 'object',
                required: ['status', 'headers'],
                properties: { status: { type: 'integer' }, headers: pairs, content },
              },
            },
          },
        },
      },
    },
  },
};

/** Reads a HAR. Requests without a response (status 0) are skipped. Throws a {@link TrafficError}. */
export function readHar(file: string, value: unknown): Traffic {
  validateFormat(file, value, schema);
  const { entries } = (value as Har).log;
  const pointerOf = (index: number) => `/log/entries/${index}`;
  const all = entries.map((entry, index) => ({ entry, pointer: pointerOf(index), why: reasonToSkip(entry) }));
  return {
    file,
    kind: 'har',
    version: 1,
    consumer: undefined,
    provider: undefined,
    interactions: all
      .filter(({ why }) => why === undefined)
      .map(({ entry, pointer }) => readEntry(file, pointer, entry)),
    skipped: all.flatMap(({ pointer, why }) => (why === undefined ? [] : [{ pointer, why }])),
  };
}

type Entry = Har['log']['entries'][number];

/** Why an entry says nothing about an API; `undefined` where it does. */
function reasonToSkip({ request, response, _webSocketMessages, _bonafide }: Entry): string | undefined {
  const [scheme = ''] = /^[a-z][a-z0-9+.-]*:/i.exec(request.url) ?? [];
  if (scheme !== '' && !/^https?:$/i.test(scheme)) return `not HTTP but ${scheme}`;
  if (response.status === 101 || _webSocketMessages !== undefined) return 'a WebSocket';
  if (response.status === 0) return 'no response';
  if (response.status === 304) return 'answered from the cache';
  const intent = _bonafide?.intent;
  if (typeof intent === 'string' && !intent.startsWith('valid')) return `meant to be refused: ${intent}`;
  const isPreflight =
    request.method.toUpperCase() === 'OPTIONS' &&
    request.headers.some(({ name }) => name.toLowerCase() === 'access-control-request-method');
  return isPreflight ? 'a preflight, which the browser sends' : undefined;
}

function readEntry(file: string, pointer: string, entry: Entry): Interaction {
  const url = URL.parse(entry.request.url);
  if (!url) throw new TrafficError(file, `${pointer}/request/url`, 'is not a URL');
  const request = readRequest(url, entry.request);
  return {
    description: `${request.method} ${request.path}`,
    pointer,
    providerStates: [],
    request,
    response: readResponse(entry.response),
    rules: { request: [], response: [] },
    origin: url.origin,
  };
}

function readRequest(
  url: URL,
  { method, headers, postData = {} }: Har['log']['entries'][number]['request'],
): HttpRequest {
  const { mimeType, text, params = [], encoding } = postData;
  const form = new URLSearchParams(
    params.map(({ name, value = '' }): [string, string] => [name, value]),
  ).toString();
  const given = lowered(headers);
  const type =
    given['content-type'] === undefined && mimeType !== undefined ? { 'content-type': mimeType } : {};
  return {
    method: method.toUpperCase(),
    path: url.pathname,
    query: url.search.slice(1),
    headers: { ...type, ...given },
    body: Buffer.from(text || form, encoding === 'base64' ? 'base64' : 'utf8'),
  };
}

function readResponse({
  status,
  headers,
  content: { text, encoding } = {},
}: Har['log']['entries'][number]['response']): ExpectedResponse {
  const lower = lowered(headers);
  const bytes = Buffer.from(text ?? '', encoding === 'base64' ? 'base64' : 'utf8');
  return { status, headers: lower, body: encoding === 'base64' ? unpacked(bytes, lower) : bytes };
}

/** Most tools write the content that was packed; some write the packed bytes. */
function unpacked(bytes: Buffer, headers: HttpRequest['headers']): Buffer {
  if (tryParseJson(bytes.toString()) !== undefined) return bytes;
  try {
    return decodeBody(bytes, headerOf(headers, 'content-encoding'));
  } catch {
    return bytes;
  }
}

// Pseudo-headers of HTTP/2 start with a colon; the request has their values already.
function lowered(headers: Pair[]): Record<string, string | string[]> {
  const lower: Record<string, string | string[]> = {};
  for (const { name, value } of headers) {
    if (name.startsWith(':')) continue;
    const key = name.toLowerCase();
    const before = lower[key];
    lower[key] = before === undefined ? value : [before, value].flat();
  }
  return lower;
}
