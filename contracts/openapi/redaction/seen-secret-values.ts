import { tryParseJson, writeJson } from '../../http/lossless-json.ts';
import { credentialsIn } from './credentials-in-header.ts';
import { redacted } from './redacted-placeholder.ts';
import { FormIndex, pairOf, shortestForm } from './secret-form-index.ts';
import { formsOf } from './secret-forms.ts';

/** Shorter values are in any text by chance. */
const usualShortest = 8;
/** The latest values to remember. */
const usualLimit = 500;
/** How many letters a value may have on average, so that few long ones do not fill the memory. */
const usualLength = 4096;
/** Of longer values no encoded form is looked for. */
const maxEncoded = 20_000;

/**
 * Secret values that were seen in their places, to be hidden wherever else they are: in a text that a server answers, in a
 * field of another name. A text is searched in one pass, however many values there are.
 */
export class SecretValues {
  readonly #limit: number;
  readonly #isKnownName: (text: string) => boolean;
  // Two generations, each of at most the limit: the older one is forgotten as a whole.
  #values = new Set<string>();
  #index = new FormIndex();
  #older = new FormIndex();
  #letters = 0;
  readonly #headers = new Set<string>();

  /** `isKnownName` says what is a name in any text, such as `password`, and cannot be hidden there. */
  constructor(isKnownName: (text: string) => boolean = () => false, limit = usualLimit) {
    this.#isKnownName = isKnownName;
    this.#limit = limit;
  }

  /** Remembers a value, unless it is one character over and over, or shorter than `least` letters. */
  add(value: string, least = usualShortest): void {
    if (value.length < Math.max(least, shortestForm) || this.#values.has(value)) return;
    if (isRepeated(value) || value.startsWith(redacted) || this.#isKnownName(value)) return;
    const isFull = this.#values.size >= this.#limit || this.#letters > this.#limit * usualLength;
    if (isFull) this.#startGeneration();
    this.#values.add(value);
    this.#letters += value.length;
    for (const form of allForms(value)) this.#index.add(form);
    const decoded = decodedText(value);
    if (decoded !== undefined) this.add(decoded, least);
  }

  /** Remembers the credentials in a header's value. */
  addHeader(value: string): void {
    // Callers send the same ones with each request.
    if (this.#headers.has(value)) return;
    if (this.#headers.size >= this.#limit) this.#headers.clear();
    this.#headers.add(value);
    const isPlain = !/[\s=]/.test(value);
    for (const one of isPlain ? [value] : credentialsIn(value)) this.add(one);
  }

  /** A text with each value replaced, as it is and in its usual encodings. */
  mask(text: string): string {
    if (this.#values.size === 0) return text;
    let masked = '';
    let from = 0;
    const [newer, older] = [this.#index.pairs, this.#older.pairs];
    const last = text.length - shortestForm;
    let code = text.charCodeAt(0);
    for (let at = 0; at <= last; at += 1) {
      const next = text.charCodeAt(at + 1);
      const pair = pairOf(code, next);
      code = next;
      if (newer[pair] === 0 && older[pair] === 0) continue;
      const length = Math.max(this.#index.lengthAt(text, at), this.#older.lengthAt(text, at));
      if (length === 0) continue;
      masked += `${text.slice(from, at)}${redacted}`;
      from = at + length;
      at = from - 1;
      code = text.charCodeAt(from);
    }
    return from === 0 ? text : masked + text.slice(from);
  }

  /** The same for a body: JSON stays JSON. */
  maskBody(text: string): string {
    const masked = this.mask(text);
    if (masked === text || !/^[[{]/.test(text) || tryParseJson(masked) !== undefined) return masked;
    const json = tryParseJson(text);
    // A value was a number.
    return json === undefined ? masked : writeJson(this.#maskJson(json));
  }

  /** Forgets all. */
  clear(): void {
    this.#startGeneration();
    this.#older = new FormIndex();
  }

  #maskJson(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#maskJson(item));
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(
        Object.entries(value).map(([name, item]) => [this.mask(name), this.#maskJson(item)]),
      );
    const text = String(value);
    const masked = this.mask(text);
    return masked === text ? value : masked;
  }

  #startGeneration(): void {
    this.#headers.clear();
    this.#letters = 0;
    this.#values = new Set();
    this.#older = this.#index;
    this.#index = new FormIndex();
  }
}

/** A value as it is, as it is encoded, and as JSON, a URL and a form write it. */
function allForms(value: string): string[] {
  if (value.length > maxEncoded) return [value];
  const encoded = formsOf(value);
  if (/^[\w.-]*$/.test(value)) return encoded;
  const inUrl = encodeURIComponent(value.toWellFormed());
  const inForm = new URLSearchParams([['', value]]).toString().slice(1);
  const inJson = JSON.stringify(value).slice(1, -1);
  return [...encoded, inUrl, inForm, inJson, JSON.stringify(inJson).slice(1, -1)];
}

function isRepeated(value: string): boolean {
  for (let at = 1; at < value.length; at += 1) if (value[at] !== value[0]) return false;
  return true;
}

/** What a value says in base64; `undefined` where that is no text. */
function decodedText(value: string): string | undefined {
  if (value.length % 4 !== 0 || value.length > maxEncoded || !/^[\w+/-]+={0,2}$/.test(value))
    return undefined;
  const text = Buffer.from(value, 'base64').toString();
  return /[\p{C}\ufffd]/u.test(text) ? undefined : text;
}
