// An independent reading of texts, by the specification and without our own code.

type Part = Record<string, unknown>;

/** The values that a text may mean. */
export function valueCandidates(text: string): unknown[] {
  const found: unknown[] = [text];
  if (/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)) found.unshift(Number(text));
  if (text === 'true' || text === 'false') found.unshift(text === 'true');
  if (text === 'null') found.push(null);
  return found;
}

/** The arrays that texts may mean. */
export function arrayCandidates(texts: readonly string[]): unknown[] {
  return [texts.map((text) => valueCandidates(text)[0]), [...texts]];
}

/**
 * What a form's fields may mean, as an object: a field that is there several times, or whose schema is an array, is one,
 * and a field whose schema is a string is a text, whatever is in it.
 */
export function objectCandidates(
  fields: Iterable<readonly [string, string]>,
  typeOf: (name: string) => unknown,
): Part[] {
  const all = new Map<string, string[]>();
  for (const [name, text] of fields) all.set(name, [...(all.get(name) ?? []), text]);
  const object = (mean: (text: string) => unknown) =>
    Object.fromEntries(
      [...all].map(([name, texts]) => {
        const type = typeOf(name);
        const [first = ''] = texts;
        if (texts.length > 1 || type === 'array') return [name, texts.map(mean)];
        return [name, type === 'string' ? first : mean(first)];
      }),
    );
  return [object((text) => json(text) ?? valueCandidates(text)[0]), object((text) => json(text) ?? text)];
}

function json(text: string): unknown {
  if (!/^[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
