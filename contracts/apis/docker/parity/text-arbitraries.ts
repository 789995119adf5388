import fc from 'fast-check';

/** A text as the bytes of a body: one character for each byte of its UTF-8. */
export function bytesOf(text: string): string {
  return Buffer.from(text).toString('latin1');
}

/** A length a name may not have more of. */
const longestName = 64;

/** Names that an engine takes: few, so that they meet again, also in other cases. */
export function goodNames(prefix: string): fc.Arbitrary<string> {
  const ends = ['a', 'b', 'c', 'A', 'a-1', 'a_2.crt', 'x'.repeat(longestName - prefix.length)];
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...ends.map((end) => prefix + end)) },
    { weight: 1, arbitrary: fc.constant(`${prefix}a`.toUpperCase()) },
    // A secret that is called as another one's ID, or as its beginning.
    { weight: 2, arbitrary: fc.constantFrom('{{id 0}}', '{{id 1}}', '{{id 0 12}}') },
  );
}

/** Names that an engine refuses. None of them could be another secret's. */
export function oddNames(prefix: string): fc.Arbitrary<string> {
  const tooLong = 'x'.repeat(longestName + 1 - prefix.length);
  const ends = ['', '-', '.', 'é', ' a', 'a ', 'a\n', 'a\u0000', 'a/b', 'a%2Fb', '\ud800', '日本', tooLong];
  return fc.constantFrom('', ' ', '__proto__', '-', '*', ...ends.map((end) => prefix + end));
}

/** What labels have for keys and values, and filters ask for: anything will do. */
export const texts: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 6, arbitrary: fc.constantFrom('env', 'dev', 'prod', 'a', '') },
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        ...['__proto__', 'constructor', 'toString', 'a=b', 'A', '0', '10', '9', ' ', 'é', 'ß', '日本', '😀'],
        ...['\u2028', '\u0000', '\ud800', '"', '\\"', '<&>', '{{id 0}}', '~', '\u007f', '\ufeff'],
      ),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
  )
  // V8's JSON.parse takes other keys for one that ends so, once it has seen it (Node 24.21).
  .filter((text) => !text.endsWith('\\'));

/** How a path says which secret is meant. */
export function references(prefix: string): fc.Arbitrary<string> {
  const item = fc.nat(3);
  const named = fc.oneof({ weight: 5, arbitrary: goodNames(prefix) }, oddNames(prefix));
  return fc.oneof(
    { weight: 10, arbitrary: item.map((n) => `{{id ${n}}}`) },
    { weight: 3, arbitrary: named.map(inPath) },
    // Shorter ones could be somebody else's.
    {
      weight: 2,
      arbitrary: fc.tuple(item, fc.constantFrom(10, 12, 24)).map(([n, cut]) => `{{id ${n} ${cut}}}`),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        ...[
          '{{id 0}}x',
          '{{id 0}}%20',
          '{{id 0}}%00',
          '{{id 0 12}}%00',
          '{{id 0}}%00%00',
          '%20{{id 0}}',
          '%7B%7D',
          '%C3%28',
          '%ED%A0%80',
          '%00',
          '*',
          '{{id 0}}%2Fx',
        ],
        ...['%zz', '%', '%2F', '%2e%2e', '..', '.', ':', ';', '~none', `${prefix}${'X'.repeat(5000)}`],
      ),
    },
  );
}

function inPath(text: string): string {
  return text.startsWith('{{') ? text : encodeURIComponent(text.toWellFormed());
}
