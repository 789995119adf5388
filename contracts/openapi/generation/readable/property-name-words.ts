/** The words of a name, in lower case: `billingCity`, `billing_city` and `X-Billing-City` all have `billing` and `city`. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/([A-Za-z])(\d+)$/, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}

/** Words at the end of a name that say only that it has a value. */
const empty = new Set([
  ...['value', 'text', 'string', 'field', 'val', 'str', 'raw', 'data', 'info', 'details', 'list', 'items'],
  ...['dto', 'model', 'schema', 'object', 'resource', 'response', 'result', 'results', 'read', 'out'],
]);

/**
 * The ends of a name, the longest first: `billing country code`, `country code`, `code`. A plural also has its singular. If
 * nothing is known of these, then what comes before an empty word or a number at the end, or before a preposition.
 */
function endsOf(name: string): string[] {
  const words = wordsOf(name);
  const ends = words.flatMap((_, index) => {
    const end = words.slice(index).join(' ');
    return [end, ...singularsOf(end)];
  });
  const last = words.at(-1) ?? '';
  const isEmpty = empty.has(last) || /^\d+$/.test(last);
  if (isEmpty && words.length > 1) return [...ends, ...endsOf(words.slice(0, -1).join(' '))];
  if (words[0] === 'date' && words.length > 1) ends.push('date');
  const of = words.findIndex((word, index) => index > 0 && prepositions.has(word));
  const [upTo, head] = [words.slice(0, of + 1).join(' '), words.slice(0, of).join(' ')];
  return of === -1 ? ends : [...ends, upTo, ...endsOf(head)];
}

const prepositions = new Set(['of', 'from', 'to', 'in', 'for']);

function singularsOf(end: string): string[] {
  if (!/s$/.test(end) || /(ss|us|is)$/.test(end)) return [];
  return [end.replace(/s$/, ''), end.replace(/ies$/, 'y'), end.replace(/es$/, '')];
}

/** Finds what a table has for the longest end of a name. Its keys are lists of ends: `price, unit price`. */
export function lookup<Entry>(table: ReadonlyMap<string, Entry>, name: string): Entry | undefined {
  const end = endsOf(name).find((one) => table.has(one));
  return end === undefined ? undefined : table.get(end);
}

/** A table for {@link lookup} out of entries by lists of ends. */
export function tableOf<Entry>(entries: Readonly<Record<string, Entry>>): Map<string, Entry> {
  return new Map(
    Object.entries(entries).flatMap(([ends, entry]) => ends.split(', ').map((end) => [end, entry] as const)),
  );
}
