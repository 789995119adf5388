import { type HttpRequest, headerOf } from '../../contracts/http/message.ts';
import { parsePrefer } from '../../contracts/http/prefer.ts';

/**
 * What a caller prefers to be answered with, as Prism knows it: `Prefer: code=404, example=missing, dynamic=true`, or the
 * same in the query, `?__code=404&__example=missing&__dynamic=true`.
 */
export interface Preference {
  code: number | undefined;
  example: string | undefined;
  dynamic: boolean;
}

/** Reads the `Prefer` header (RFC 7240) and the query; `undefined` where neither asks for a particular answer. */
export function preferenceOf({ headers, query }: HttpRequest): Preference | undefined {
  const given = new Map(parsePrefer(headerOf(headers, 'prefer')).flatMap((preference) => [...preference]));
  for (const [name, value] of query.includes('__') ? new URLSearchParams(query) : [])
    if (name.startsWith('__')) given.set(name.slice('__'.length), value);
  const code = Number(given.get('code'));
  const preference = {
    code: given.has('code') && Number.isInteger(code) ? code : undefined,
    example: given.get('example'),
    dynamic: given.get('dynamic') === 'true',
  };
  const asks = preference.code !== undefined || preference.example !== undefined || preference.dynamic;
  return asks ? preference : undefined;
}
