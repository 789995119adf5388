import fc from 'fast-check';
import { goodNames, oddNames, texts } from './text-arbitraries.ts';

type Text = fc.Arbitrary<string>;

/** In a query, but for what stands for something else. */
export function inQuery(text: string): string {
  return text
    .split(/(\{\{\w+ \d+(?: \d+)?\}\})/)
    .map((part, index) => (index % 2 === 1 ? part : encodeURIComponent(part.toWellFormed())))
    .join('');
}

/** The query of a list: filters of every kind, in both ways to write them, and some that cannot be read. */
export function listQueries(prefix: string): Text {
  const encoded = filters(prefix).map((text) => `filters=${inQuery(text)}`);
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant('') },
    { weight: 10, arbitrary: encoded },
    { weight: 1, arbitrary: fc.tuple(encoded, encoded).map((both) => both.join('&')) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        ...['filters=', 'filters', 'Filters={}', 'filters=%7B%7D&x=%zz', 'x=1', 'filters=%zz', 'filters=a;b'],
        ...[
          '&&&',
          '=',
          'filters[a]=b',
          'filters=%ff',
          'filters=%7B%22name%22:[%22%ff%22]%7D',
          'filters=+%7B%7D+',
        ],
      ),
    },
  );
}

/** One filter, and the values that are asked for. */
type Filter = [name: string, values: string[]];

function filters(prefix: string): Text {
  const start = fc.constantFrom(prefix, `${prefix}a`, prefix.toUpperCase());
  const name = fc.oneof(start, goodNames(prefix), oddNames(prefix));
  const id = fc.oneof(
    fc.constantFrom(
      '{{id 0}}',
      '{{id 1}}',
      '{{id 2}}',
      '{{id 0 12}}',
      '{{id 0}}x',
      '{{id 0}}\u0000',
      '{{id 0 12}}\u0000',
    ),
    name,
  );
  const unknown = fc.constantFrom('bogus', 'Name', '__proto__', 'toString', '', 'é"');
  const filter: fc.Arbitrary<Filter> = fc.oneof(
    { weight: 3, arbitrary: fc.tuple(fc.constant('id'), some(id)) },
    { weight: 4, arbitrary: fc.tuple(fc.constant('name'), some(name)) },
    { weight: 3, arbitrary: fc.tuple(fc.constant('names'), some(name)) },
    { weight: 4, arbitrary: fc.tuple(fc.constant('label'), labels) },
    { weight: 1, arbitrary: fc.tuple(unknown, some(texts)) },
  );
  // Of two unknown filters an engine names either, by chance.
  const entries = fc.uniqueArray(filter, {
    minLength: 1,
    maxLength: 3,
    selector: ([key]) => (known.has(key) ? {} : 0),
  });
  const written = fc.tuple(entries, fc.oneof({ weight: 5, arbitrary: fc.boolean() }, fc.constant(undefined)));
  return fc.oneof(
    { weight: 9, arbitrary: written.map(([entries, isMap]) => writtenAs(entries, isMap)) },
    { weight: 2, arbitrary: unreadable },
  );
}

/** The query of a list of nodes. None of its values is a host's name, or how one begins: those differ. */
export function nodeQueries(prefix: string): Text {
  const choice = fc.constantFrom(
    'worker',
    'manager',
    'Manager',
    'accepted',
    'pending',
    'PENDING',
    '',
    'x',
    'ı',
    "'",
  );
  const nobody = fc.constantFrom('', `${prefix}nobody`, '\u0000', 'A-', '*');
  const filter: fc.Arbitrary<Filter> = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.tuple(
        fc.constantFrom('role', 'membership'),
        choice.map((one) => [one]),
      ),
    },
    { weight: 3, arbitrary: fc.tuple(fc.constantFrom('id', 'name'), some(nobody)) },
    { weight: 2, arbitrary: fc.tuple(fc.constantFrom('label', 'node.label'), labels) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom('names', 'Role', '__proto__', ''), some(texts)) },
  );
  // Of two that are unknown an engine names either, by chance.
  const entries = fc.uniqueArray(filter, { maxLength: 3, selector: ([key]) => nodeFilters.get(key) ?? 0 });
  const text = fc.tuple(entries, fc.boolean()).map(([filters, isMap]) => writtenAs(filters, isMap));
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant('') },
    {
      weight: 6,
      arbitrary: fc.oneof({ weight: 6, arbitrary: text }, unreadable).map((one) => `filters=${inQuery(one)}`),
    },
    { weight: 1, arbitrary: fc.constantFrom('filters=%zz', 'filters=', 'x=%zz', 'filters=a;b') },
  );
}

const nodeFilters = new Map(
  ['id', 'name', 'role', 'membership', 'label', 'node.label'].map((key, n) => [key, n + 1]),
);

const known = new Set(['id', 'name', 'names', 'label']);

function some(value: Text): fc.Arbitrary<string[]> {
  return fc.array(value, { maxLength: 3 });
}

/** As lists or as maps; where that is not said, as both, which an engine cannot read. */
function writtenAs(entries: Filter[], isMap: boolean | undefined): string {
  const fields = entries.map(([key, values], index) => {
    const map = `{${values.map((text, nth) => `${JSON.stringify(text)}:${nth % 2 === 0}`).join()}}`;
    return `${JSON.stringify(key)}:${(isMap ?? index % 2 === 0) ? map : JSON.stringify(values)}`;
  });
  return `{${fields.join()}}`;
}

// Of two values for one label an engine keeps either, by chance: so there is one for each.
const labels: fc.Arbitrary<string[]> = fc
  .uniqueArray(fc.tuple(texts, fc.option(texts, { nil: undefined })), {
    maxLength: 3,
    selector: ([key]) => key.split('=', 1)[0],
  })
  .map((pairs) => pairs.map(([key, value]) => (value === undefined ? key : `${key}=${value}`)));

const unreadable: Text = fc.oneof(
  fc.constantFrom(
    '{',
    'nul',
    'null',
    '[]',
    '"a"',
    '5',
    '{"name":}',
    '{}x',
    '\ufeff{}',
    ' {} ',
    '{"name":["a"],}',
  ),
  fc.constantFrom(
    '{"name":["a"],"name":{"b":true}}',
    '{"label":["\\ud800"]}',
    '{"a":{"b":1e999}}',
    "{'a':1}",
  ),
  fc.constantFrom(5, 5000, 9_999, 10_001).map((depth) => '['.repeat(depth)),
  fc.dictionary(texts, fc.jsonValue({ maxDepth: 1 }), { maxKeys: 1 }).map((value) => JSON.stringify(value)),
);

/** The query of an update: mostly a version that was read. */
export function updateQueries(item: fc.Arbitrary<number>): Text {
  const current = item.map((n) => `version={{version ${n}}}`);
  return fc.oneof(
    { weight: 14, arbitrary: current },
    { weight: 2, arbitrary: fc.tuple(current, current).map((both) => both.join('&')) },
    {
      weight: 5,
      arbitrary: fc.constantFrom(
        ...[
          '',
          'version',
          'version=',
          'version=-1',
          'version=0',
          'version=1e3',
          'version=0x0b',
          'version=text',
        ],
        ...['version=18446744073709551615', 'version=18446744073709551616', 'version=9007199254740993'],
        ...['version=+1', 'version=%2B1', 'version=%201', 'version=1_0', 'version=%D9%A3', 'version=null'],
        ...['version=00{{version 0}}', 'version={{version 0}}.0', 'version={{version 0}}0', 'version=%zz'],
        ...[
          'Version={{version 0}}',
          'x=%zz&version={{version 0}}',
          'version={{version 0}};',
          ';&version={{version 0}}',
        ],
      ),
    },
  );
}
