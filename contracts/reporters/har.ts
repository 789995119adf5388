import { STATUS_CODES } from 'node:http';
import { headerOf } from '../http/message.ts';
import type { CallRecord, RecordedMessage } from '../verify/engine/call-record.ts';
import { handleEvents } from './handle-events.ts';
import type { Reporter } from './reporter.ts';
import { tool } from './tool-version.ts';

/** HTTP Archive 1.2: every call of the run. Each is written at once, so that none is held in memory. */
export const harReporter: Reporter = ({ write }) => {
  let separator = '\n';
  return handleEvents({
    started({ api, target, run }) {
      const comment = `${api} on ${target}, run ${run}, secret values redacted`;
      const head = JSON.stringify({ version: '1.2', creator: tool, comment }).slice(0, -1);
      write(`{"log":${head},"entries":[`);
    },
    called({ record }) {
      write(`${separator}${JSON.stringify(entryOf(record))}`);
      separator = ',\n';
    },
    ended: () => write('\n]}}\n'),
  });
};

function entryOf(record: CallRecord): object {
  const { request, response, operationId, intent, caseId, what, checks, at, ms } = record;
  return {
    startedDateTime: new Date(at).toISOString(),
    time: ms,
    request: requestOf(request),
    response: responseOf(response),
    cache: {},
    timings: { send: 0, wait: ms, receive: 0 },
    comment: [operationId, intent, what].filter((text) => text !== '').join(', '),
    // Custom fields start with an underscore (HTTP Archive 1.2).
    _bonafide: { operationId, intent, caseId, checks },
  };
}

function requestOf(request: CallRecord['request']): object {
  const [, query = ''] = request.url.split(/\?(.*)/s);
  const mimeType = headerOf(request.headers, 'content-type') ?? '';
  return {
    method: request.method,
    url: request.url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: headersOf(request),
    queryString: [...new URLSearchParams(query)].map(([name, value]) => ({ name, value })),
    ...(request.size > 0 && { postData: { mimeType, text: request.body } }),
    headersSize: -1,
    bodySize: request.size,
  };
}

function responseOf(response: CallRecord['response']): object {
  const mimeType = headerOf(response.headers, 'content-type') ?? '';
  return {
    status: response.status,
    statusText: STATUS_CODES[response.status] ?? '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: headersOf(response),
    content: { size: response.size, mimeType, text: response.body },
    redirectURL: headerOf(response.headers, 'location') ?? '',
    headersSize: -1,
    bodySize: response.size,
  };
}

function headersOf({ headers }: RecordedMessage): { name: string; value: string }[] {
  return Object.entries(headers).flatMap(([name, values]) =>
    [values].flat().map((value) => ({ name, value })),
  );
}
