/** How many letters two forms must share to be looked for together. */
export const startLength = 12;

/** The forms of a list of secrets that grows, by how they start: those of one run mostly start alike. */
interface Index {
  known: number;
  byStart: Map<string, string[]>;
}

const indexes = new WeakMap<readonly string[], Index>();

/** The forms of known secrets that a text has. A text that has none is found to be so at once. */
export function formsIn(secrets: readonly string[], text: string): string[] {
  const index = indexes.get(secrets) ?? { known: 0, byStart: new Map() };
  indexes.set(secrets, index);
  for (; index.known < secrets.length; index.known += 1) {
    for (const form of formsOf(secrets[index.known] ?? '')) {
      const start = form.slice(0, startLength);
      const alike = index.byStart.get(start);
      if (alike) alike.push(form);
      else index.byStart.set(start, [form]);
    }
  }
  const likely = [...index.byStart].flatMap(([start, forms]) => (text.includes(start) ? forms : []));
  return likely.filter((form) => text.includes(form));
}

/** A secret value as it is, and as it is commonly written. */
export function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [secret, bytes.toString('hex'), ...inside(bytes, 'base64'), ...inside(bytes, 'base64url')];
}

/**
 * What a secret looks like in a longer text that was encoded as a whole: it starts at one of three places of a group
 * of bytes, and the letters at its ends also depend on what is around it.
 */
function inside(secret: Buffer, encoding: 'base64' | 'base64url'): string[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), secret])
      .toString(encoding)
      .replace(/=+$/, '');
    const isWhole = (before + secret.length) % 3 === 0;
    return text.slice(Math.ceil((before * 8) / 6), isWhole ? undefined : -1);
  });
}
