import { type HttpRequest, headerOf } from '../../contracts/http/message.ts';

/** What a caller prefers to be answered with, as Prism knows it: `Prefer: code=404, example=missing, dynamic=true`. */
export interface Preference {
  code: number | undefined;
  example: string | undefined;
  dynamic: boolean;
}

/** Reads the `Prefer` header (RFC 7240); `undefined` where it asks for no particular answer. */
export function preferenceOf({ headers }: HttpRequest): Preference | undefined {
  const header = headerOf(headers, 'prefer');
  if (header === undefined) return undefined;
  const given = new Map<string, string>();
  for (const [, name = '', quoted, bare] of header.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|([^,;\s]*))/g))
    given.set(name.toLowerCase(), quoted ?? bare ?? '');
  const code = Number(given.get('code'));
  const preference = {
    code: given.has('code') && Number.isInteger(code) ? code : undefined,
    example: given.get('example'),
    dynamic: given.get('dynamic') === 'true',
  };
  const asks = preference.code !== undefined || preference.example !== undefined || preference.dynamic;
  return asks ? preference : undefined;
}
