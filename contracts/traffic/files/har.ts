import type { HttpRequest } from '../../http/message.ts';
import { validateFormat } from './json.ts';
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
  const all = entries.map((entry, index) => readEntry(file, pointerOf(index), entry));
  return {
    file,
    kind: 'har',
    version: 1,
    consumer: undefined,
    provider: undefined,
    interactions: all.filter(({ response }) => response.status !== 0),
    skipped: all
      .filter(({ response }) => response.status === 0)
      .map(({ pointer }) => ({ pointer, why: 'no response' })),
  };
}

function readEntry(file: string, pointer: string, entry: Har['log']['entries'][number]): Interaction {
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
    params.map(({ name, value }): [string, string] => [name, value]),
  ).toString();
  const given = lowered(headers);
  const type =
    given['content-type'] === undefined && mimeType !== undefined ? { 'content-type': mimeType } : {};
  return {
    method: method.toUpperCase(),
    path: url.pathname,
    query: url.search.slice(1),
    headers: { ...type, ...given },
    body: Buffer.from(text ?? form, encoding === 'base64' ? 'base64' : 'utf8'),
  };
}

function readResponse({
  status,
  headers,
  content: { text, encoding } = {},
}: Har['log']['entries'][number]['response']): ExpectedResponse {
  const body = Buffer.from(text ?? '', encoding === 'base64' ? 'base64' : 'utf8');
  return { status, headers: lowered(headers), body };
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
