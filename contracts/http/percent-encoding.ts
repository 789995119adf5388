/** Percent-encodes all but the unreserved characters (RFC 3986, section 2.3). */
export function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, hex);
}

/** The same for a query that may keep reserved characters: all that would not end the value, or mean a space. */
export function encodeReserved(text: string): string {
  return encode(text).replace(/%(?:3A|2F|3F|5B|5D|40|21|24|27|28|29|2A|2C|3B|3D)/g, decodeURIComponent);
}

/** Percent-encodes in a path what no path may have (RFC 3986, section 3.3). What is encoded stays as it is. */
export function encodePath(path: string): string {
  return path.replace(/[^\w\-.~!$&'()*+,;=:@/%]+|%(?![\dA-F]{2})/gi, encodeURIComponent);
}

/** Percent-decodes text; what is not well encoded stays as it is. */
export function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The same for a query or a form, where `+` is a space. */
export function decodeQuery(text: string): string {
  return decode(text.replaceAll('+', ' '));
}

function hex(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
