/** Whether a body of this media type is JSON: `application/json`, or any that ends with `+json` (RFC 6839). */
export function isJson(mediaType: string): boolean {
  const type = bare(mediaType);
  return type === 'application/json' || type === 'text/json' || type.endsWith('+json');
}

/** Whether a body of this media type is XML (RFC 7303). */
export function isXml(mediaType: string): boolean {
  const type = bare(mediaType);
  return type === 'application/xml' || type === 'text/xml' || type.endsWith('+xml');
}

/**
 * Which of the documented media types, as the document spells them, a body's own is: itself with its parameters, else
 * without, else the narrowest range (OpenAPI Specification 3.1.1, section 4.8.14).
 */
export function documentedType(documented: readonly string[], mediaType: string): string | undefined {
  const wanted = spelling(mediaType);
  const type = bare(mediaType);
  const range = `${type.split('/', 1)[0]}/*`;
  return (
    documented.find((known) => known === type || spelling(known) === wanted) ??
    documented.find((known) => bare(known) === type) ??
    documented.find((known) => bare(known) === range) ??
    documented.find((known) => bare(known) === '*/*')
  );
}

/** A media type without its parameters, in lower case. */
export function bare(mediaType: string): string {
  return (mediaType.split(';', 1)[0] ?? '').trim().toLowerCase();
}

function spelling(mediaType: string): string {
  return mediaType.toLowerCase().replaceAll(/\s+/g, '');
}

/** Whether a media type is a list of changes (RFC 6902), and no value. */
export function isJsonPatch(mediaType: string): boolean {
  return bare(mediaType) === 'application/json-patch+json';
}

/** Whether a media type is a merge patch (RFC 7396), in which null removes a member. */
export function isMergePatch(mediaType: string): boolean {
  return bare(mediaType) === 'application/merge-patch+json';
}

/** Types that stand for ranges of them. */
const concrete: Readonly<Record<string, string>> = {
  'image/*': 'image/png',
  'audio/*': 'audio/mpeg',
  'video/*': 'video/mp4',
  'text/*': 'text/plain',
  'application/*': 'application/json',
  '*/*': 'application/json',
};

/** A media type that can be sent: a range, as a document may have it, stands for one of its types. */
export function concreteType(mediaType: string): string {
  return concrete[bare(mediaType)] ?? mediaType;
}
