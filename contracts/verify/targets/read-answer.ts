import type { IncomingMessage } from 'node:http';
import { decodeBody } from '../../http/content-encoding.ts';
import { isJson } from '../../http/media-type.ts';
import { headerOf, mediaTypeOf } from '../../http/message.ts';
import { NoAnswer, type TargetResponse } from '../engine/target.ts';

/** Longer answers have no end, or are too long to be judged. */
const mostBytes = 20_000_000;

/** Deeper JSON overflows the stack of whoever walks it. */
const deepest = 500;

/** So many values are judged in a reasonable time. */
const mostValues = 1_000_000;

const streamTypes =
  /^(text\/event-stream|application\/(x-ndjson|ndjson|jsonl|x-jsonlines|json-seq|stream\+json|geo\+json-seq)|multipart\/x-mixed-replace)$/;

/** Whether the beginning of a response says that what follows may have no end. */
export function isStreamType({ headers }: IncomingMessage): boolean {
  return streamTypes.test(mediaTypeOf(headers) ?? '');
}

/** An answer that is being read. */
export interface ArrivingAnswer {
  /** Rejects with a NoAnswer where it has no end, or cannot be read. */
  whole: Promise<TargetResponse>;
  /** What has come until now. */
  beginning(): TargetResponse;
  /** How many bytes have come. */
  size(): number;
}

/** Reads an answer. Of a stream that has more than is read, the beginning is the answer. */
export function readAnswer(incoming: IncomingMessage, isStream: boolean): ArrivingAnswer {
  const chunks: Buffer[] = [];
  let size = 0;
  const beginning = () => ({ ...responseOf(incoming, firstOf(incoming, chunks)), isCut: true });
  const read = async () => {
    for await (const chunk of incoming) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
      if (size <= mostBytes) continue;
      if (isStream) return beginning();
      throw new NoAnswer(`the answer has no end after ${mostBytes / 1e6} MB`);
    }
    return responseOf(incoming, Buffer.concat(chunks));
  };
  return { whole: read(), beginning, size: () => size };
}

/** What can be judged of a stream's beginning: of JSON the first line, of what is packed nothing, of others all. */
function firstOf({ headers }: IncomingMessage, chunks: readonly Buffer[]): Buffer {
  if (headers['content-encoding'] !== undefined) return Buffer.alloc(0);
  const bytes = Buffer.concat(chunks);
  if (!isJson(mediaTypeOf(headers) ?? '')) return bytes;
  const end = bytes.indexOf('\n');
  return end < 0 ? Buffer.alloc(0) : bytes.subarray(0, end);
}

function responseOf(incoming: IncomingMessage, bytes: Buffer): TargetResponse {
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, value ?? '']),
  );
  const body = decoded(bytes, headerOf(headers, 'content-encoding'));
  if (isJson(mediaTypeOf(headers) ?? '')) assertBounded(body);
  return { status: incoming.statusCode ?? 0, headers, body };
}

function decoded(bytes: Buffer, encoding: string | undefined): Buffer {
  try {
    return decodeBody(bytes, encoding);
  } catch (error) {
    throw new NoAnswer(`its Content-Encoding ${encoding} cannot be decoded (${codeOf(error)})`);
  }
}

/** Throws a NoAnswer for JSON that nobody can walk. */
function assertBounded(body: Buffer): void {
  let [depth, values] = [0, 0];
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at];
    if (byte === quote) at = endOfText(body, at);
    else if (byte === brace || byte === bracket) depth += 1;
    else if (byte === brace + 2 || byte === bracket + 2) depth -= 1;
    else if (byte === comma) values += 1;
    if (depth > deepest) throw new NoAnswer(`its JSON is nested more than ${deepest} deep`);
    if (values > mostValues) throw new NoAnswer(`its JSON has more than ${mostValues} values`);
  }
}

/** Where the quote is that ends a text which starts at a quote. */
function endOfText(body: Buffer, start: number): number {
  let at = start + 1;
  while (at < body.length && body[at] !== quote) at += body[at] === backslash ? 2 : 1;
  return at;
}

const [quote, backslash, comma, bracket, brace] = [0x22, 0x5c, 0x2c, 0x5b, 0x7b] as const;

/** How an error is named: by its code, where it has one. */
export function codeOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}
