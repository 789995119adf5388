import Negotiator from 'negotiator';
import { bare, concreteType, isJson } from './media-type.ts';

/**
 * Those of the documented media types that an `Accept` header takes, the preferred first, among equals JSON (or what else
 * `isFirst` says); all of them without a header (RFC 9110, section 12.5.1). A documented range, `image/*`, is taken where the header takes any type
 * of it. Parameters other than `q` count only where a documented type has some.
 */
export function acceptableTypes(
  accept: string | undefined,
  documented: readonly string[],
  isFirst: (mediaType: string) => boolean = isJson,
): string[] {
  const ordered = documented.toSorted((one, other) => Number(isFirst(other)) - Number(isFirst(one)));
  if (accept === undefined || accept === '' || accept === '*/*') return ordered;
  const hasParameters = documented.some((type) => type.includes(';'));
  const header = hasParameters ? accept : accept.replace(parameter, '');
  const negotiator = new Negotiator({ headers: { accept: header } });
  const wanted = negotiator.mediaTypes();
  // A caller's own types stand for the documented ranges that they are of.
  const candidates = ordered.flatMap((type) => {
    const ofRange = isRange(type) ? wanted.filter((one) => !isRange(one) && isOfRange(one, type)) : [];
    return [...ofRange, concreteType(type)].map((candidate) => ({ candidate, type }));
  });
  const taken = negotiator.mediaTypes(candidates.map(({ candidate }) => candidate));
  const types = taken.flatMap((one) =>
    candidates.flatMap(({ candidate, type }) => (candidate === one ? [type] : [])),
  );
  return [...new Set(types)];
}

// The value of a parameter may be quoted, with a comma or a semicolon in it.
const parameter = /;(?!\s*q\s*=)[^;,="]+(?:=\s*(?:"[^"]*"|[^;,"]*))?/gi;

function isRange(mediaType: string): boolean {
  return bare(mediaType).endsWith('/*');
}

function isOfRange(mediaType: string, range: string): boolean {
  return bare(range) === '*/*' || bare(mediaType).startsWith(bare(range).slice(0, -1));
}
