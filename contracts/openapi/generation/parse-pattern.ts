/** A part of a regular expression, as far as texts are made from it. */
export type Node =
  | { kind: 'chars'; letters: readonly string[] }
  | { kind: 'sequence'; parts: readonly Node[] }
  | { kind: 'choice'; branches: readonly Node[] }
  | { kind: 'repeat'; part: Node; least: number; most: number };

/** What texts are made of: all of ASCII that can be seen, white space, and letters that take two, three and four bytes. */
const alphabet = [
  ...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  ...'-_.:/ !"#$%&\'()*+,;<=>?@[\\]^`{|}~\t\n\réßжلあ語😀\u00a0٣',
];

const nothing: Node = { kind: 'sequence', parts: [] };

/** Any text, of any length: what may stand before and after a pattern that is not anchored. */
export const anything: Node = {
  kind: 'repeat',
  part: { kind: 'chars', letters: alphabet.slice(0, 62) },
  least: 0,
  most: Number.POSITIVE_INFINITY,
};

/**
 * Reads a pattern (ECMA-262, with the `u` flag, or without it where it has none with it) as what texts can be made from. What only looks around is left out, so
 * a text that was made has still to be put to the pattern. `undefined` for what it does not know: back references.
 */
export function parsePattern(pattern: string): Node | undefined {
  const reader = new Reader(pattern);
  try {
    return reader.choice();
  } catch {
    return undefined;
  }
}

class Reader {
  readonly #text: string[];
  #at = 0;

  constructor(pattern: string) {
    this.#text = [...pattern];
  }

  choice(): Node {
    const branches = [this.#sequence()];
    while (this.#take('|')) branches.push(this.#sequence());
    return branches.length === 1 ? (branches[0] as Node) : { kind: 'choice', branches };
  }

  #sequence(): Node {
    const parts: Node[] = [];
    for (let next = this.#text[this.#at]; next !== undefined && next !== '|' && next !== ')'; ) {
      parts.push(this.#repeated(this.#part()));
      next = this.#text[this.#at];
    }
    return { kind: 'sequence', parts };
  }

  #part(): Node {
    const letter = this.#next();
    if (letter === '^' || letter === '$') return nothing;
    if (letter === '(') return this.#group();
    if (letter === '[') return chars(`[${this.#classEnd()}`);
    if (letter === '\\') return this.#escape();
    return letter === '.' ? chars('.') : { kind: 'chars', letters: [letter] };
  }

  #group(): Node {
    const head = this.#text.slice(this.#at).join('');
    const around = /^\?<?[=!]/.exec(head)?.[0];
    this.#at += (around ?? /^\?(:|<[^>]+>)/.exec(head)?.[0] ?? '').length;
    const inner = this.choice();
    if (!this.#take(')')) throw new Error('a group has no end');
    return around === undefined ? inner : nothing;
  }

  #classEnd(): string {
    let text = '';
    for (let letter = this.#next(); ; letter = this.#next()) {
      text += letter;
      if (letter === ']') return text;
      if (letter === '\\') text += this.#next();
    }
  }

  #escape(): Node {
    const rest = this.#text.slice(this.#at).join('');
    const found = /^([pPu]\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|[\s\S])/.exec(rest)?.[0] ?? '';
    this.#at += [...found].length;
    if (/^[bB]$/.test(found)) return nothing;
    if (/^[1-9k]$/.test(found)) throw new Error('a back reference');
    return chars(`\\${found}`);
  }

  #repeated(part: Node): Node {
    const rest = this.#text.slice(this.#at).join('');
    const found = /^(?:([*+?])|\{(\d+)(,(\d*))?\})\??/.exec(rest);
    if (!found) return part;
    this.#at += found[0].length;
    const [, sign, low, comma, high] = found;
    if (sign !== undefined)
      return {
        kind: 'repeat',
        part,
        least: sign === '+' ? 1 : 0,
        most: sign === '?' ? 1 : Number.POSITIVE_INFINITY,
      };
    const least = Number(low);
    const most = comma === undefined ? least : high ? Number(high) : Number.POSITIVE_INFINITY;
    return { kind: 'repeat', part, least, most };
  }

  #next(): string {
    const letter = this.#text[this.#at];
    if (letter === undefined) throw new Error('the pattern ends too early');
    this.#at += 1;
    return letter;
  }

  #take(letter: string): boolean {
    const found = this.#text[this.#at] === letter;
    if (found) this.#at += 1;
    return found;
  }
}

// A class is asked for its letters instead of being read.
function chars(source: string): Node {
  const one = regExpOf(`^${source}$`);
  const letters = alphabet.filter((letter) => one.test(letter));
  for (let code = 0; letters.length === 0 && code < 0xd800; code += 1) {
    const letter = String.fromCodePoint(code);
    if (one.test(letter)) letters.push(letter);
  }
  if (letters.length === 0) throw new Error('a class without letters');
  return { kind: 'chars', letters };
}

// OpenAPI 3.0 knows no Unicode mode, which has no `[\w-.]` and no `\-`.
function regExpOf(source: string): RegExp {
  try {
    return new RegExp(source, 'u');
  } catch {
    return new RegExp(source);
  }
}
