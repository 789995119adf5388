import { bare, isJson } from '../http/media-type.ts';

/** Whether an `Accept` takes one of the media types (RFC 9110, section 12.5.1). */
export function accepts(accept: string, mediaTypes: readonly string[]): boolean {
  const ranges = accept.split(',').map(bare);
  return mediaTypes.some((one) =>
    ranges.some((range) => covers(range, bare(one)) || covers(bare(one), range)),
  );
}

/** Whether a schema can be held against its bodies: of others only bytes are known. */
export function isReadable(mediaType: string): boolean {
  return isJson(mediaType) || /^text\/|^application\/x-www-form-urlencoded$|^multipart\//.test(mediaType);
}

function covers(range: string, mediaType: string): boolean {
  if (range === mediaType || range === '*/*') return true;
  return range.endsWith('/*') && mediaType.startsWith(range.slice(0, -1));
}
