/** Of forms that start alike, so many letters are looked for first. */
const startLength = 12;
/** Shorter forms are not looked for. */
export const shortestForm = 6;

/** The forms that start alike, by their length. */
interface Bucket {
  start: string;
  forms: Map<number, Set<string>>;
  /** The longest first. */
  lengths: number[];
}

/** Texts to look for, such that a place in a text where none of them starts costs next to nothing. */
export class FormIndex {
  /** Not 0 at each {@link pairOf} that a form starts with. */
  readonly pairs = new Uint8Array(2 ** 16);
  readonly #buckets = new Map<number, Bucket[]>();

  add(form: string): void {
    if (form.length < shortestForm) return;
    this.pairs[pairOf(form.charCodeAt(0), form.charCodeAt(1))] = 1;
    const bucket = this.#bucketOf(form.slice(0, startLength));
    const alike = bucket.forms.get(form.length);
    if (alike) {
      alike.add(form);
      return;
    }
    bucket.forms.set(form.length, new Set([form]));
    bucket.lengths.push(form.length);
    bucket.lengths.sort((one, other) => other - one);
  }

  /** How long the longest form is that a text has at an index; 0 where it has none. */
  lengthAt(text: string, at: number): number {
    let longest = 0;
    for (const { start, forms, lengths } of this.#buckets.get(hashAt(text, at)) ?? []) {
      if (!text.startsWith(start, at)) continue;
      const found = lengths.find((length) => forms.get(length)?.has(text.slice(at, at + length)));
      if (found !== undefined && found > longest) longest = found;
    }
    return longest;
  }

  #bucketOf(start: string): Bucket {
    const hash = hashAt(start, 0);
    const buckets = this.#buckets.get(hash);
    const known = buckets?.find((one) => one.start === start);
    if (known) return known;
    const bucket = { start, forms: new Map(), lengths: [] };
    if (buckets) buckets.push(bucket);
    else this.#buckets.set(hash, [bucket]);
    return bucket;
  }
}

/** Two letters, as an index. */
export function pairOf(code: number, next: number): number {
  return ((code << 7) ^ next) & 0xffff;
}

function hashAt(text: string, at: number): number {
  let hash = 0;
  for (let i = 0; i < shortestForm; i += 1) hash = (hash * 31 + text.charCodeAt(at + i)) | 0;
  return hash;
}
