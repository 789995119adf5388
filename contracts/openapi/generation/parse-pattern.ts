/** A node of a regular expression, as far as it is needed to generate strings. */
export type PatternNode =
  | { kind: 'chars'; letters: readonly string[] }
  | { kind: 'sequence'; parts: readonly PatternNode[] }
  | { kind: 'choice'; branches: readonly PatternNode[] }
  | { kind: 'repeat'; part: PatternNode; min: number; max: number };

/** The characters of generated strings: printable ASCII, white space, and characters of two, three and four bytes. */
const alphabet = [
  ...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  ...'-_.:/ !"#$%&\'()*+,;<=>?@[\\]^`{|}~\t\n\réßжلあ語😀\u00a0٣',
];

const nothing: PatternNode = { kind: 'sequence', parts: [] };

/** Any string: what may surround a pattern that is not anchored. */
export const anyText: PatternNode = {
  kind: 'repeat',
  part: { kind: 'chars', letters: alphabet.slice(0, 62) },
  min: 0,
  max: Number.POSITIVE_INFINITY,
};

/**
 * Parses a pattern (ECMA-262, with the `u` flag where that is valid). Lookarounds are left out, so a generated string still
 * has to be tested. `undefined` for what is not supported: back references.
 */
export function parsePattern(pattern: string): PatternNode | undefined {
  const parser = new PatternParser(pattern);
  try {
    return parser.choice();
  } catch {
    return undefined;
  }
}

class PatternParser {
  readonly #text: string[];
  #at = 0;

  constructor(pattern: string) {
    this.#text = [...pattern];
  }

  choice(): PatternNode {
    const branches = [this.#sequence()];
    while (this.#take('|')) branches.push(this.#sequence());
    return branches.length === 1 ? (branches[0] as PatternNode) : { kind: 'choice', branches };
  }

  #sequence(): PatternNode {
    const parts: PatternNode[] = [];
    for (let next = this.#text[this.#at]; next !== undefined && next !== '|' && next !== ')'; ) {
      parts.push(this.#repeated(this.#part()));
      next = this.#text[this.#at];
    }
    return { kind: 'sequence', parts };
  }

  #part(): PatternNode {
    const letter = this.#next();
    if (letter === '^' || letter === '$') return nothing;
    if (letter === '(') return this.#group();
    if (letter === '[') return chars(`[${this.#classEnd()}`);
    if (letter === '\\') return this.#escape();
    return letter === '.' ? chars('.') : { kind: 'chars', letters: [letter] };
  }

  #group(): PatternNode {
    const head = this.#text.slice(this.#at).join('');
    const around = /^\?<?[=!]/.exec(head)?.[0];
    this.#at += (around ?? /^\?(:|<[^>]+>)/.exec(head)?.[0] ?? '').length;
    const inner = this.choice();
    if (!this.#take(')')) throw new Error('unterminated group');
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

  #escape(): PatternNode {
    const rest = this.#text.slice(this.#at).join('');
    const found = /^([pPu]\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|[\s\S])/.exec(rest)?.[0] ?? '';
    this.#at += [...found].length;
    if (/^[bB]$/.test(found)) return nothing;
    if (/^[1-9k]$/.test(found)) throw new Error('back reference');
    return chars(`\\${found}`);
  }

  #repeated(part: PatternNode): PatternNode {
    const rest = this.#text.slice(this.#at).join('');
    const found = /^(?:([*+?])|\{(\d+)(,(\d*))?\})\??/.exec(rest);
    if (!found) return part;
    this.#at += found[0].length;
    const [, sign, low, comma, high] = found;
    if (sign !== undefined)
      return {
        kind: 'repeat',
        part,
        min: sign === '+' ? 1 : 0,
        max: sign === '?' ? 1 : Number.POSITIVE_INFINITY,
      };
    const least = Number(low);
    const most = comma === undefined ? least : high ? Number(high) : Number.POSITIVE_INFINITY;
    return { kind: 'repeat', part, min: least, max: most };
  }

  #next(): string {
    const letter = this.#text[this.#at];
    if (letter === undefined) throw new Error('unexpected end');
    this.#at += 1;
    return letter;
  }

  #take(letter: string): boolean {
    const found = this.#text[this.#at] === letter;
    if (found) this.#at += 1;
    return found;
  }
}

// A character class is not parsed: each character is tested against it.
function chars(source: string): PatternNode {
  const one = regExpOf(`^${source}$`);
  const letters = alphabet.filter((letter) => one.test(letter));
  for (let code = 0; letters.length === 0 && code < 0xd800; code += 1) {
    const letter = String.fromCodePoint(code);
    if (one.test(letter)) letters.push(letter);
  }
  if (letters.length === 0) throw new Error('empty character class');
  return { kind: 'chars', letters };
}

// Patterns such as `[\w-.]` and `\-` are valid only without the Unicode flag.
function regExpOf(source: string): RegExp {
  try {
    return new RegExp(source, 'u');
  } catch {
    return new RegExp(source);
  }
}
