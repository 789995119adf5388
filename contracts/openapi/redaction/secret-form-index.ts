/** Of forms that start alike, so many letters are looked for first. */
const startLength = 12;
/** Shorter forms are not looked for. */
export const shortestForm = 6;
/** Of longer forms so many letters are looked up, and then compared whole: to look up all takes long wherever they start. */
const headLength = 64;

/** The forms that start alike, by their length and then by their head. */
interface Bucket {
  start: string;
  forms: Map<number, Map<string, Set<string>>>;
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
    const heads = bucket.forms.get(form.length);
    const head = form.slice(0, headLength);
    const alike = heads?.get(head);
    if (alike) alike.add(form);
    else if (heads) heads.set(head, new Set([form]));
    else {
      bucket.forms.set(form.length, new Map([[head, new Set([form])]]));
      bucket.lengths.push(form.length);
      bucket.lengths.sort((one, other) => other - one);
    }
  }

  /** How long the longest form is that a text has at an index; 0 where it has none. */
  lengthAt(text: string, at: number): number {
    let longest = 0;
    for (const { start, forms, lengths } of this.#buckets.get(hashAt(text, at)) ?? []) {
      if (!text.startsWith(start, at)) continue;
      const head = text.slice(at, at + headLength);
      const found = lengths.find((length) => {
        const alike = forms.get(length)?.get(head.slice(0, length));
        return alike !== undefined && hasAt(alike, text, at, length);
      });
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

// Texts that are compared need no hash, which takes far longer than the comparison.
function hasAt(forms: ReadonlySet<string>, text: string, at: number, length: number): boolean {
  if (length <= headLength) return true;
  const part = text.slice(at, at + length);
  for (const form of forms) if (form === part) return true;
  return false;
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
