const word = '(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s",;]*))';
const part = new RegExp(`^\\s*([^\\s",;=]+)\\s*(?:=\\s*${word}\\s*)?$`);
const separated = (by: string) => new RegExp(`(?:"(?:[^"\\\\]|\\\\.?)*"?|[^${by}"])+`, 'g');
const preferences = separated(',');
const parts = separated(';');

/**
 * The preferences of a `Prefer` header, each with its parameters, by their names in lower case (RFC 7240):
 * `fault=429; retry-after=3, wait=10` are two maps. What has no value has an empty one; what cannot be read is left out.
 */
export function parsePrefer(header: string | undefined): ReadonlyMap<string, string>[] {
  const found = (header ?? '').match(preferences) ?? [];
  return found.map(parsePreference).filter(({ size }) => size > 0);
}

function parsePreference(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const one of text.match(parts) ?? []) {
    const [, name, quoted, bare = ''] = part.exec(one) ?? [];
    const key = name?.toLowerCase();
    // Of a repeated one the first counts.
    if (key !== undefined && !values.has(key)) values.set(key, quoted?.replace(/\\(.)/g, '$1') ?? bare);
  }
  return values;
}
