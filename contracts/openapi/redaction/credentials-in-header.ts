/** Shorter words are in any text by chance. */
const shortest = 8;

/** The credentials in a header's value: its words except the scheme, and for Basic also the decoded password. */
export function credentialsIn(value: string): string[] {
  const words = value.split(/[\s,;]+/);
  const hasScheme = words.length > 1 && !words[0]?.includes('=');
  const values = (hasScheme ? words.slice(1) : words).map((word) => word.replace(/^\w+="?(?=[^=])/, ''));
  const [, basic] = /^basic\s+(\S+)$/i.exec(value) ?? [];
  if (basic !== undefined)
    values.push(
      Buffer.from(basic, 'base64')
        .toString()
        .replace(/^[^:]*:/, ''),
    );
  return values.filter((word) => word.length >= shortest);
}
