import { isUtf8 } from 'node:buffer';
import { isJson } from '../../http/media-type.ts';
import { type HttpRequest, headerOf, mediaTypeOf } from '../../http/message.ts';
import { redactJsonText } from './redact-body.ts';
import type { Replace, Secrets } from './redact-json.ts';
import { isSecretPair } from './redact-parameters.ts';
import type { Place } from './secret-places.ts';

/** A part of a form, as it may be shown. */
export interface FormField {
  name: string;
  /** What it is called as a file; `undefined` where it is none. */
  fileName: string | undefined;
  contentType: string | undefined;
  value: string;
}

/** The parts of a `multipart/form-data` body with their secrets replaced; `undefined` where it is none, or none of texts. */
export function redactMultipart(
  { headers, body }: Pick<HttpRequest, 'headers' | 'body'>,
  place: Place,
  secrets: Secrets,
  replace: Replace,
): FormField[] | undefined {
  if (mediaTypeOf(headers) !== 'multipart/form-data' || !isUtf8(body)) return undefined;
  const [, boundary] = /boundary="?([^";]+)/i.exec(headerOf(headers, 'content-type') ?? '') ?? [];
  const [first, ...parts] = `\r\n${body}`.split(`\r\n--${boundary}`);
  if (first !== '' || parts.pop()?.trim() !== '--') return undefined;
  const fields = parts.map(fieldOf);
  if (fields.some((field) => field === undefined)) return undefined;
  return fields.flatMap((field) => (field ? [{ ...field, value: shownValue(field) }] : []));

  function shownValue({ name, contentType = '', value }: FormField): string {
    const own = secrets.places.property(place, name);
    if (isSecretPair(name, place, secrets)) return String(replace(value, own));
    return isJson(contentType) ? redactJsonText(value, own, secrets, replace) : value;
  }
}

/** Reads a part as it is between two boundaries. */
function fieldOf(part: string): FormField | undefined {
  const [, head, value] = /^\r\n(.*?)\r\n\r\n(.*)$/s.exec(part) ?? [];
  const [, name] = /[; ]name="([^"]*)"/i.exec(head ?? '') ?? [];
  const [, fileName] = /filename="([^"]*)"/i.exec(head ?? '') ?? [];
  const [, contentType] = /^content-type: *(.*)$/im.exec(head ?? '') ?? [];
  return name === undefined || value === undefined
    ? undefined
    : { name, fileName, contentType: contentType?.trim(), value };
}
