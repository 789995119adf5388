import type { Located, ResponseObject } from '../../contracts/openapi/document.ts';
import { isJson } from '../../contracts/openapi/resources/bodies.ts';

/** One range of an `Accept` header, and how much it is wanted. */
interface Range {
  type: string;
  quality: number;
}

/**
 * The media type to answer with: the one that the caller likes best, JSON among equals. `undefined` where none will do
 * (RFC 9110, section 12.5.1); a response without a body is always acceptable.
 */
export function chooseMediaType(
  { value }: Located<ResponseObject>,
  accept: string | undefined,
): string | undefined {
  const known = Object.keys(value.content ?? {});
  if (known.length === 0) return '';
  const ranges = rangesOf(accept ?? '*/*');
  const wanted = known.map((type) => ({ type, quality: qualityOf(type, ranges) }));
  const best = Math.max(...wanted.map(({ quality }) => quality));
  if (best <= 0) return undefined;
  const likely = wanted.filter(({ quality }) => quality === best).map(({ type }) => type);
  return likely.find((type) => isJson(type)) ?? likely[0];
}

/** A media type that can be sent: a range of them, as a document may have, stands for one of its kind. */
export function concreteType(mediaType: string): string {
  if (mediaType === '*/*' || mediaType === 'application/*') return 'application/json';
  return mediaType.endsWith('/*') ? `${mediaType.slice(0, -1)}plain` : mediaType;
}

function rangesOf(accept: string): Range[] {
  return accept.split(',').map((part) => {
    const [type = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    const quality = parameters.find((one) => one.startsWith('q='))?.slice(2);
    return { type, quality: quality === undefined ? 1 : Number(quality) || 0 };
  });
}

// The most specific range counts.
function qualityOf(type: string, ranges: Range[]): number {
  const bare = type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const fits = ranges.filter((range) => covers(range.type, bare) || covers(bare, range.type));
  const sorted = fits.sort((one, other) => specificity(other.type) - specificity(one.type));
  return sorted[0]?.quality ?? 0;
}

function covers(range: string, type: string): boolean {
  if (range === '*/*' || range === type) return true;
  return range.endsWith('/*') && type.startsWith(range.slice(0, -1));
}

function specificity(range: string): number {
  if (range === '*/*') return 0;
  return range.endsWith('/*') ? 1 : 2;
}
