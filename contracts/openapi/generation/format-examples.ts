/** Strings of each format, the plainest first, then edge cases (JSON Schema Validation 2020-12, section 7.3). */
const examples: Readonly<Record<string, readonly string[]>> = {
  'date-time': ['2021-01-01T00:00:00Z', '2020-02-29T23:59:59.999Z', '1985-04-12T23:20:50.52+02:00'],
  date: ['2021-01-01', '2020-02-29', '1999-12-31'],
  time: ['00:00:00Z', '23:59:59.999Z', '12:30:00+02:00'],
  duration: ['P1D', 'PT36H', 'P1Y2M3DT4H5M6S'],
  email: ['somebody@example.com', 'some.body+tag@mail.example.org'],
  'idn-email': ['somebody@example.com'],
  hostname: ['example.com', 'a', 'xn--bcher-kva.example'],
  'idn-hostname': ['example.com'],
  ipv4: ['192.0.2.1', '0.0.0.0', '255.255.255.255'],
  ipv6: ['2001:db8::1', '::', '2001:db8:0:0:0:0:0:ffff'],
  uri: ['https://example.com/', 'urn:isbn:0451450523', 'https://user@example.com:8080/a/b?c=d#e'],
  'uri-reference': ['/path', 'https://example.com/', '../up?a=b#c'],
  'uri-template': ['/items/{id}', '/search{?q,lang}'],
  iri: ['https://example.com/'],
  'iri-reference': ['/path'],
  url: ['https://example.com/'],
  uuid: [
    '123e4567-e89b-42d3-a456-426614174000',
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-4fff-bfff-ffffffffffff',
  ],
  'json-pointer': ['/a/b', '', '/a~1b/0'],
  'relative-json-pointer': ['0', '1/a'],
  regex: ['^[a-z]+$', 'a|b'],
  byte: ['dGV4dA==', '', 'AA=='],
};

/** Strings that violate a format, the most similar to valid ones first. */
const invalid: Readonly<Record<string, readonly string[]>> = {
  'date-time': ['2021-13-01T00:00:00Z', '2021-02-30T00:00:00Z', '2021-01-01', 'yesterday'],
  date: ['2021-02-30', '2021-13-01', '01/02/2021', 'yesterday'],
  time: ['25:00:00Z', '00:61:00Z', 'noon'],
  duration: ['1D', 'P', 'P1S'],
  email: ['somebody', 'somebody@', '@example.com'],
  hostname: ['-example.com', 'exa mple.com', 'example..com'],
  ipv4: ['256.0.0.1', '192.0.2', '192.0.2.1.1'],
  ipv6: ['2001:db8', ':::', '12345::'],
  uri: ['example.com', '/path', 'http://[x'],
  'uri-reference': ['\\\\host', 'a b', 'http://[x'],
  uuid: ['123e4567-e89b-42d3-a456-42661417400', '123e4567-e89b-42d3-a456-42661417400g', 'not-a-uuid'],
  byte: ['*', 'dGV4dA=', 'dGV4d'],
};

/** Valid strings of a format; none where it is unknown or not one of strings. */
export function formatExamples(format: string | undefined): readonly string[] {
  return format !== undefined && Object.hasOwn(examples, format)
    ? (examples[format] as readonly string[])
    : [];
}

/** Strings that nearly have a format. */
export function invalidFormatExamples(format: string | undefined): readonly string[] {
  const own =
    format !== undefined && Object.hasOwn(invalid, format) ? (invalid[format] as readonly string[]) : [];
  return own.length > 0 ? [...own, '*** invalid ***', ''] : [];
}
