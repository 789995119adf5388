import { bare } from '../http/media-type.ts';

/** A media type or a range of them, as a document's `content` names it. */
interface MediaRange {
  type: string;
  /** Sorted, in lower case; without the charset that JSON and text have anyway. */
  parameters: readonly string[];
}

function rangeOf(mediaType: string): MediaRange {
  const [, ...parameters] = mediaType.split(';');
  const spelt = parameters.map((one) => one.trim().toLowerCase().replaceAll('"', ''));
  return {
    type: bare(mediaType),
    parameters: spelt.filter((one) => one !== '' && !/^charset\s*=\s*utf-?8$/.test(one)).sort(),
  };
}

/** Whether every body of the second media type is one of the first. */
export function includesType(range: string, mediaType: string): boolean {
  const [one, other] = [rangeOf(range), rangeOf(mediaType)];
  const [main] = other.type.split('/', 1);
  const isWithin = [other.type, `${main}/*`, '*/*'].includes(one.type);
  return isWithin && one.parameters.every((parameter) => other.parameters.includes(parameter));
}

/** The narrowest of some media types that includes another one. */
export function includingType(ranges: readonly string[], mediaType: string): string | undefined {
  const found = ranges.filter((range) => includesType(range, mediaType));
  return found.find((range) => found.every((other) => includesType(other, range)));
}

/** Whether a body of this type is made of text only, so that a number is no different from its digits. */
export function isTextual(mediaType: string): boolean {
  const type = bare(mediaType);
  return ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'].includes(type);
}

/** Whether a body of this type is a form. */
export function isForm(mediaType: string): boolean {
  const type = bare(mediaType);
  return type === 'application/x-www-form-urlencoded' || type.startsWith('multipart/');
}
