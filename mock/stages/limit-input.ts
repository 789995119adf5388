import { mediaTypeOf } from '../../contracts/http/message.ts';
import type { Api } from '../core/api.ts';
import { most } from '../core/complexity-limits.ts';
import type { Exchange, RequestStage } from '../core/exchange.ts';
import { Problem } from '../core/problem.ts';

/**
 * Rejects a request that is too complex, with a Problem `too-complex`. Of what is too complex, later stages and the journal
 * have only the size. An API that reads its own input has a limit of levels of its own.
 */
export function limitInput({ answerInvalidInput }: Api<unknown>): RequestStage {
  const levels = answerInvalidInput ? most.levels : Number.POSITIVE_INFINITY;
  return (exchange) => limit(exchange, levels);
}

function limit(exchange: Exchange, levels: number): undefined {
  const { request } = exchange;
  const { query, headers, body } = request;
  if (query.length > most.fields && hasManyFields(Buffer.from(query))) {
    exchange.request = { ...request, query: `bytes=${query.length}` };
    throw new Problem('too-complex', `a query may have at most ${most.fields} fields`);
  }
  const excess = body.length > most.levels ? excessOf(mediaTypeOf(headers), body, levels) : undefined;
  if (excess === undefined) return undefined;
  exchange.request = { ...request, body: Buffer.from(`{"bytes":${body.length}}`) };
  throw new Problem('too-complex', excess);
}

/** What a body has too much of. */
function excessOf(mediaType: string | undefined, body: Buffer, levels: number): string | undefined {
  if (mediaType === 'multipart/form-data') return undefined;
  if (mediaType !== 'application/x-www-form-urlencoded') return excessOfJson(body, levels);
  return hasManyFields(body) ? `a form may have at most ${most.fields} fields` : undefined;
}

const ampersand = 0x26;
const openingBracket = 0x5b;

function hasManyFields(bytes: Buffer): boolean {
  return [ampersand, openingBracket].some((sign) => count(bytes, sign) > most.fields);
}

function count(bytes: Buffer, sign: number): number {
  let found = 0;
  for (let at = bytes.indexOf(sign); at >= 0 && found <= most.fields; at = bytes.indexOf(sign, at + 1))
    found += 1;
  return found;
}

/** Bytes of JSON (RFC 8259), by name. In UTF-8 no other character has them. */
const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const opening: ReadonlySet<number | undefined> = new Set([openingBracket, 0x7b]);
const closing: ReadonlySet<number | undefined> = new Set([0x5d, 0x7d]);

/** What JSON has too much of. Whether it is JSON at all is for others to say. */
function excessOfJson(bytes: Buffer, mostLevels: number): string | undefined {
  let levels = 0;
  let values = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === quote) at = endOfString(bytes, at);
    else if (opening.has(byte)) levels += 1;
    else if (closing.has(byte)) levels -= 1;
    else if (byte !== comma) continue;
    values += 1;
    if (levels > mostLevels) return `a JSON body may have at most ${most.levels} levels`;
    if (values > most.values) return `a JSON body may have at most ${most.values} values`;
  }
  return undefined;
}

function endOfString(bytes: Buffer, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
  return at;
}
