import fc from 'fast-check';
import { bytesOf, goodNames, oddNames, texts } from './text-arbitraries.ts';

// Bodies are texts with one character for each byte. None of them names a driver that an engine would look for: that
// takes it 15 seconds.

type Text = fc.Arbitrary<string>;

const json = (value: unknown): string => bytesOf(JSON.stringify(value));
const jsonFrom = (...values: unknown[]): Text => fc.constantFrom(...values).map(json);

const plainLabels: Text = fc
  .array(fc.tuple(texts, texts), { maxLength: 3 })
  .map((entries) => `{${entries.map(([key, value]) => `${json(key)}:${json(value)}`).join()}}`);
const labels: Text = fc.oneof(
  { weight: 8, arbitrary: plainLabels },
  {
    weight: 2,
    arbitrary: jsonFrom(null, {}, [], 'x', 5, true, { a: 1 }, { a: null }, { a: {} }, { a: ['b'] }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '{"a":"b","a":"c"}',
      '{"a":"\\ud800"}',
      '{"a":"\xff\xc0"}',
      '{"\\u0061":"\\/"}',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(10_000, 100_000).map((size) => json({ long: 'x'.repeat(size) })) },
);

const goodData = jsonFrom('YQ==', 'YWI=', 'YWJj', '/+8=', 'AAAA');
const oddData: Text = fc.oneof(
  jsonFrom('', '=', 'YQ', 'YQ=', 'YQ==\n', 'Y\nQ==', 'YQ== ', '_-8=', 'YR==', 'YQ==YQ==', '====', 'é'),
  jsonFrom(null, 5, true, {}, { a: 1 }, [], [97], [1, 2, 256], [1, -1], [1.5], [null, 1], ['a'], [[1]]),
  fc.constantFrom('[1e2]', '[1E0]', '[-0]', '[0255]', '"\\u0059Q=="', '"YQ\\u003d\\u003d"', '"Y\xffQ="'),
);
/** On both sides of what an engine keeps, and of what its log and its gRPC server take. */
const longData: Text = fc
  .constantFrom(511_998, 511_999, 512_000, 1_600_000, 3_200_000)
  .map((size) => json(Buffer.alloc(size).toString('base64')));
const data: Text = fc.oneof(
  { weight: 40, arbitrary: goodData },
  { weight: 8, arbitrary: oddData },
  { weight: 1, arbitrary: longData },
);

const options = fc.oneof(labels, jsonFrom(null, { a: 'b' }, { a: 1 }));
const templating: Text = fc.oneof(
  jsonFrom(
    { Name: 'golang' },
    { Name: '' },
    {},
    null,
    [],
    'x',
    { Name: 5 },
    { name: 'x', OPTIONS: { a: '' } },
  ),
  options.map((text) => `{"Name":"golang","Options":${text}}`),
);
const namelessDriver: Text = fc.oneof(
  jsonFrom({}, null, [], 'x', 5, { Name: '' }, { Name: 5 }, { name: null }),
  options.map((text) => `{"Options":${text}}`),
);

/** Depths around the most that Go's decoder takes, and far beyond. */
const nested: Text = fc.constantFrom(5, 9_998, 9_999, 10_000, 20_000).map((depth) => {
  return `${'['.repeat(depth)}${']'.repeat(depth)}`;
});
const anything: Text = fc.oneof(
  { weight: 4, arbitrary: fc.jsonValue({ maxDepth: 2 }).map(json) },
  { weight: 2, arbitrary: fc.constantFrom('1e999', '-0', '1E+2', '123456789012345678901', '0.1e-400') },
  { weight: 1, arbitrary: nested },
  {
    weight: 1,
    arbitrary: fc.constantFrom('01', '+1', '.5', '1.', 'NaN', 'tru', "'a'", '"\t"', '"\\x"', '{a:1}'),
  },
);

/** Names that Go takes for a field's, and some that it does not. */
const spelling = (name: string): Text => {
  const others = [name.toLowerCase(), name.toUpperCase(), `${name} `, name.replace('s', 'ſ')];
  return fc.oneof({ weight: 14, arbitrary: fc.constant(name) }, fc.constantFrom(...others));
};
const field = (name: string, value: Text): Text =>
  fc.tuple(spelling(name), value).map(([key, text]) => `${json(key)}:${text}`);

/** A field that is mostly there. */
const mostly = (text: Text): fc.Arbitrary<string | undefined> => fc.option(text, { nil: undefined, freq: 8 });
const seldom = (text: Text): fc.Arbitrary<string | undefined> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: text });

function objectOf(...fields: fc.Arbitrary<string | undefined>[]): Text {
  return fc.tuple(...fields).map((texts) => `{${texts.filter((text) => text !== undefined).join()}}`);
}

// An engine's complaint of what follows would have the first letter of an ID.
const isOwn = (text: string) => text.includes('{{');

/** What can be done to the bytes of a body that was well until then. */
const damage: fc.Arbitrary<(text: string) => string> = fc.oneof(
  { weight: 30, arbitrary: fc.constant((text: string) => text) },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom('x', '}', '{"Name":"b"}', '\n\n', '\x00', ',', '\xff')
      .map((end) => (text: string) => text + end),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('\xef\xbb\xbf', ' \n\t\r', '\x0c', '\xc2\xa0', '[', 'x', '\x00', '/**/')
      .map((start) => (text: string) => start + text),
  },
  { weight: 3, arbitrary: fc.nat(60).map((end) => (text: string) => text.slice(0, end)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.nat(40), fc.constantFrom('"', '\\', '\n', ',', ':', '\x01', '\xff', '\xed\xa0\x80', ' '))
      .map(
        ([at, byte]) =>
          (text: string) =>
            isOwn(text) ? text : text.slice(0, at) + byte + text.slice(at),
      ),
  },
);
const whole: Text = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('', ' ', 'null', '[]', '{}', '""', '0', 'true', '[{}]', 'nul', '{"a"', '"'),
  },
  { weight: 1, arbitrary: anything },
  {
    weight: 1,
    arbitrary: fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  },
);

function damaged(body: Text): Text {
  return fc.oneof(
    { weight: 12, arbitrary: fc.tuple(body, damage).map(([text, change]) => change(text)) },
    { weight: 1, arbitrary: whole },
  );
}

const name = (prefix: string): Text =>
  fc
    .oneof({ weight: 14, arbitrary: goodNames(prefix) }, { weight: 2, arbitrary: oddNames(prefix) })
    .map(json);
const noName = jsonFrom(null, 5, [], {}, true);

/** A create that an engine takes, where the name is not taken. */
export function plainBodies(prefix: string): Text {
  return objectOf(
    field('Name', goodNames(prefix).map(json)),
    field('Data', goodData),
    mostly(field('Labels', plainLabels)),
  );
}

/** What a create sends: mostly what an engine takes. */
export function createBodies(prefix: string): Text {
  return oddSometimes(plainBodies(prefix), anyBody(prefix, namelessDriver));
}

/** What an update sends: of the secret's name, mostly. */
export function updateBodies(prefix: string): Text {
  const plain = objectOf(field('Name', goodNames(prefix).map(json)), mostly(field('Labels', plainLabels)));
  // An update's driver is not looked at.
  const driver = fc.oneof(namelessDriver, jsonFrom({ Name: 'vault' }));
  return oddSometimes(plain, anyBody(prefix, driver));
}

function oddSometimes(plain: Text, any: Text): Text {
  return fc.oneof({ weight: 3, arbitrary: plain }, { weight: 2, arbitrary: damaged(any) });
}

function anyBody(prefix: string, driver: Text): Text {
  return objectOf(
    mostly(field('Name', fc.oneof({ weight: 9, arbitrary: name(prefix) }, noName))),
    mostly(field('Data', data)),
    mostly(field('Labels', labels)),
    seldom(field('Driver', driver)),
    seldom(field('Templating', templating)),
    seldom(field('Name', fc.oneof(name(prefix), noName))),
    seldom(field('Labels', labels)),
    seldom(field('Data', data)),
    seldom(field('x', anything)),
  );
}
