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

/** No pattern that was written by hand has more characters. */
const longest = 20_000;

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
 * has to be tested. `undefined` for what is not supported: back references, and very long ones.
 */
export function parsePattern(pattern: string): PatternNode | undefined {
  if (pattern.length > longest) return undefined;
  const parser = new PatternParser(pattern);
  try {
    return parser.choice();
  } catch {
    return undefined;
  }
}

class PatternParser {
  readonly #text: string;
  #at = 0;

  constructor(pattern: string) {
    this.#text = pattern;
  }

  choice(): PatternNode {
    const branches = [this.#sequence()];
    while (this.#take('|')) branches.push(this.#sequence());
    return branches.length === 1 ? (branches[0] as PatternNode) : { kind: 'choice', branches };
  }

  #sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (this.#at < this.#text.length && !'|)'.includes(this.#text[this.#at] as string))
      parts.push(this.#repeated(this.#part()));
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
    const around = this.#takeMatch(/\?<?[=!]/y);
    if (!around) this.#takeMatch(/\?(:|<[^>]+>)/y);
    const inner = this.choice();
    if (!this.#take(')')) throw new Error('unterminated group');
    return around ? nothing : inner;
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
    const escaped = /[pPu]\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|[\s\S]/uy;
    const [found = ''] = this.#takeMatch(escaped) ?? [];
    if (/^[bB]$/.test(found)) return nothing;
    if (/^[1-9k]$/.test(found)) throw new Error('back reference');
    return chars(`\\${found}`);
  }

  #repeated(part: PatternNode): PatternNode {
    const found = this.#takeMatch(/(?:([*+?])|\{(\d+)(,(\d*))?\})\??/y);
    if (!found) return part;
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
    const code = this.#text.codePointAt(this.#at);
    if (code === undefined) throw new Error('unexpected end');
    const letter = String.fromCodePoint(code);
    this.#at += letter.length;
    return letter;
  }

  /** Takes what a sticky expression matches here. */
  #takeMatch(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#text) ?? undefined;
    this.#at += found?.[0].length ?? 0;
    return found;
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
