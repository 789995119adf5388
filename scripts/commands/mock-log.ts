import { styleText } from 'node:util';
import { isRecord } from '../../contracts/http/is-record.ts';
import { tryParseJson } from '../../contracts/http/lossless-json.ts';
import { mediaTypeOf } from '../../contracts/http/message.ts';
import { inOneLine, withoutControls } from '../../contracts/reporters/printable.ts';
import type { LoggedCall } from '../../mock/mock.ts';
import type { Output } from '../cli/output.ts';
import type { CreatedMock } from './create-mock.ts';
import type { LogFormat } from './read-mock-options.ts';
import type { RequestError } from './request-errors.ts';

/** Writes a line for each call of a mock, and below a rejected one what is wrong with it. */
export interface MockLog {
  onCall(call: LoggedCall): void;
  /** Says which mock is served: at the start, and after each reload. */
  follow(created: CreatedMock): void;
}

/** One call as it is logged, without its secret values. */
interface LogEntry {
  api: string;
  method: string;
  path: string;
  operation: string | undefined;
  status: number;
  ms: number;
  /** What the mock itself says of a call that it rejected. */
  detail?: string;
  errors: RequestError[];
}

/** Makes the log of one API's mock. Where several are served, `isAlone` is false, and its lines of text name the API. */
export function createMockLog(
  api: string,
  format: Exclude<LogFormat, 'off'>,
  isAlone: boolean,
  { raw }: Pick<Output, 'raw'>,
): MockLog {
  let served: CreatedMock | undefined;
  let waiting = 0;
  let last = Promise.resolve();
  const write = (entry: LogEntry) => {
    if (format === 'json') raw(withoutControls(JSON.stringify({ time: new Date().toISOString(), ...entry })));
    else for (const line of textLines(entry, isAlone)) raw(line);
  };
  const writeErrors = async (call: LoggedCall, created: CreatedMock | undefined) => {
    const errors = created && canBeInvalid(call) ? await errorsOf(call, created).catch(() => []) : [];
    write({ ...entryOf(api, call), errors });
    waiting -= 1;
  };
  return {
    onCall(call) {
      // In the order of the calls, but most lines need not wait for anything.
      if (waiting === 0 && !canBeInvalid(call)) return write(entryOf(api, call));
      waiting += 1;
      const created = served;
      last = last.then(() => writeErrors(call, created));
    },
    follow(created) {
      served = created;
    },
  };
}

function entryOf(api: string, { operation, entry: { request, response }, ms }: LoggedCall): LogEntry {
  const { method, path, query } = request;
  const { status, headers, body } = response;
  const isProblem = status >= 400 && mediaTypeOf(headers as Record<string, string>) === problemType;
  const problem = isProblem ? tryParseJson(body) : undefined;
  return {
    api,
    method,
    path: printable(query === '' ? path : `${path}?${query}`),
    operation: operation?.id,
    status,
    ms: Math.round(ms * 10) / 10,
    ...(isRecord(problem) && typeof problem.detail === 'string' && { detail: printable(problem.detail) }),
    errors: [],
  };
}

const problemType = 'application/problem+json';

/** Whether the request may be what is wrong: not where its credentials are, or where a fault was injected. */
function canBeInvalid({ operation, fault, response: { status } }: LoggedCall): boolean {
  return operation !== undefined && !fault && status >= 400 && status !== 401 && status !== 403;
}

// Loaded for the first call that is rejected.
async function errorsOf(call: LoggedCall, created: CreatedMock): Promise<RequestError[]> {
  const errors = await shownErrors(call, created);
  return errors.map((error) => ({
    ...error,
    pointer: printable(error.pointer),
    message: printable(error.message),
  }));
}

/** Why a call was rejected, a line for each violation of the document, without secret values. */
export async function reasonsOf(call: LoggedCall, created: CreatedMock): Promise<string[]> {
  return canBeInvalid(call) ? (await shownErrors(call, created)).map(errorLine) : [];
}

async function shownErrors(call: LoggedCall, created: CreatedMock): Promise<RequestError[]> {
  const { requestErrors } = await import('./request-errors.ts');
  const errors = await requestErrors(call, created);
  // A map's key can be secret.
  const shown = (text: string) => created.mock.secrets.mask(text);
  return errors.map((error) => ({
    ...error,
    pointer: shown(error.pointer),
    message: shown(error.message),
  }));
}

function errorLine({ pointer, message, expected, spec }: RequestError): string {
  return [`${pointer} ${message}`, expected && `expected ${expected}`, spec].filter(Boolean).join(' · ');
}

function textLines({ api, method, path, operation, status, ms, detail, errors }: LogEntry, isAlone: boolean) {
  const time = styleText('dim', new Date().toTimeString().slice(0, 8));
  const name = isAlone ? [] : [api];
  const statusText = status === 0 ? 'reset' : String(status);
  const line = [
    time,
    ...name,
    method,
    path,
    inOneLine(operation ?? '-'),
    styleText(colorOf(status), statusText),
    `${ms} ms`,
  ];
  const lines = errors.map((error) => inOneLine(`    ${errorLine(error)}`));
  return [line.join(' '), ...(errors.length === 0 && detail !== undefined ? [`    ${detail}`] : lines)];
}

function colorOf(status: number): 'green' | 'yellow' | 'red' {
  if (status === 0 || status >= 500) return 'red';
  return status >= 400 ? 'yellow' : 'green';
}

/** A caller's text without what could control a terminal. */
function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
