import { isKnownFormat } from '../../openapi/formats.ts';
import { compilePattern } from '../../openapi/safe-pattern.ts';
import { type Alternative, numbersBy, statedBy } from './alternative-of-one-type.ts';
import { excerpt } from './difference.ts';

/** What the second alternative requires of a string, and the first does not. */
export function stringRequirements(from: Alternative, to: Alternative): string[] {
  const [before, most] = [longest(from), longest(to)];
  const patterns = patternsOf(to).filter((pattern) => !patternsOf(from).includes(pattern));
  const formats = formatsOf(to).filter((format) => !hasFormat(from, format));
  return [
    ...(shortest(to) > shortest(from) ? [`at least ${shortest(to)} characters long`] : []),
    ...(most < before ? [`at most ${most} characters long`] : []),
    ...patterns.map((pattern) => `of the pattern ${excerpt(pattern)}`),
    ...formats.map((format) => `of the format ${format}`),
    ...contentRequirements(from, to),
  ];
}

/** Values that a server no longer takes, of those that it lists as the first of more (Zalando's `x-extensible-enum`). */
export function lostExtensibleValues(from: Alternative, to: Alternative): string[] {
  const [before, after] = [from, to].map((one) => statedBy(one, 'x-extensible-enum').flat()) as [
    unknown[],
    unknown[],
  ];
  const lost = after.length === 0 ? [] : before.filter((value) => !after.includes(value));
  return lost.length > 0 ? [`anything but ${lost.map(excerpt).join(', ')}`] : [];
}

/** Whether an alternative allows a string, as far as its length and its patterns say. */
export function allowsString(alternative: Alternative, value: string): boolean {
  const { length } = [...value];
  return (
    length >= shortest(alternative) &&
    length <= longest(alternative) &&
    patternsOf(alternative).every((pattern) => matches(pattern, value))
  );
}

const shortest = (alternative: Alternative) => Math.max(0, ...numbersBy(alternative, 'minLength'));
const longest = (alternative: Alternative) =>
  Math.min(Number.POSITIVE_INFINITY, ...numbersBy(alternative, 'maxLength'));

/** Patterns that every string matches. */
const trivialPatterns = new Set(['', '^', '$', '.*', '^.*', '.*$', '^.*$', '[\\s\\S]*', '^[\\s\\S]*$']);

function patternsOf(alternative: Alternative): string[] {
  const found = statedBy(alternative, 'pattern').map(String);
  return [...new Set(found)].filter((pattern) => !trivialPatterns.has(pattern));
}

function matches(pattern: string, value: string): boolean {
  try {
    return compilePattern(pattern).test(value);
  } catch {
    return true;
  }
}

/** Formats that describe a string's use, or its encoding, which `contentEncoding` states. */
const descriptive = new Set(['password', 'commonmark', 'html', 'byte', 'base64', 'binary']);

function formatsOf(alternative: Alternative): string[] {
  const found = statedBy(alternative, 'format').map(String);
  return [...new Set(found)].filter((format) => isKnownFormat(format) && !descriptive.has(format));
}

/** Each of these formats includes the ones after it. */
const narrowerFormats: Readonly<Record<string, readonly string[]>> = {
  'iri-reference': ['iri', 'uri-reference', 'uri', 'url'],
  'uri-reference': ['uri', 'url'],
  iri: ['uri', 'url'],
  uri: ['url'],
  url: ['uri'],
  'idn-email': ['email'],
  'idn-hostname': ['hostname'],
};

function hasFormat(alternative: Alternative, format: string): boolean {
  const within = [format, ...(narrowerFormats[format] ?? [])];
  return formatsOf(alternative).some((one) => within.includes(one));
}

/** An encoding that changes can be read neither by those who send nor by those who receive it. */
function contentRequirements(from: Alternative, to: Alternative): string[] {
  const [encoding, mediaType] = [encodingOf(to), contentTypeOf(to)];
  return [
    ...(encoding === encodingOf(from) ? [] : [`encoded as ${encoding ?? 'plain text'}`]),
    ...(mediaType === contentTypeOf(from) ? [] : [`of the media type ${mediaType ?? 'text/plain'}`]),
  ];
}

/** Encodings that leave a string as it is. */
const plainEncodings = new Set(['7bit', '8bit', 'binary']);

function encodingOf(alternative: Alternative): string | undefined {
  const [stated] = statedBy(alternative, 'contentEncoding').map((one) => String(one).toLowerCase());
  if (stated !== undefined) return plainEncodings.has(stated) ? undefined : stated;
  const formats = statedBy(alternative, 'format');
  return formats.includes('byte') || formats.includes('base64') ? 'base64' : undefined;
}

function contentTypeOf(alternative: Alternative): string | undefined {
  const [stated] = statedBy(alternative, 'contentMediaType').map((one) => String(one).toLowerCase());
  return stated === 'application/octet-stream' ? undefined : stated;
}
