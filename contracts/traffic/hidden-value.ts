import { parsePointer, valueAt } from '../http/json-pointer.ts';
import { tryParseJson } from '../http/lossless-json.ts';
import { headerOf } from '../http/message.ts';
import { isSizeOnly, redacted } from '../openapi/redact.ts';
import type { Interaction } from './files/traffic.ts';
import type { Mismatch } from './mismatch.ts';

/** Whether a mismatch is of a value that was hidden before the traffic was written: nobody knows what it was. */
export function isHiddenValue({ request, response }: Interaction, { at }: Mismatch): boolean {
  const [side, part = '', name = ''] = parsePointer(at);
  const message = side === 'request' ? request : response;
  if (part === 'path') return request.path.includes(encodeURI(redacted)) || request.path.includes(redacted);
  if (part === 'headers') return isHidden(headerOf(message.headers, name));
  if (part === 'query') return new URLSearchParams(request.query).getAll(name).some(isHidden);
  if (part !== 'body') return false;
  const text = message.body?.toString() ?? '';
  const json = tryParseJson(text);
  // A long body is cut, and ends with a mark.
  if (json === undefined && (isSizeOnly(text) || text.endsWith('…'))) return true;
  return isHidden(json === undefined ? text : valueAt(json, at.slice(`/${side}/body`.length)));
}

function isHidden(value: unknown): boolean {
  return typeof value === 'string' && value.includes(redacted);
}
