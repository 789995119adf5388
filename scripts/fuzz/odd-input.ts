/** Texts that programs mishandle. */
export const oddTexts = [
  ...['', ' ', '-1', '0', '1e999', '99999999999999999999', 'null', 'true', '[]', '{}', '{', '"', '%', '%00'],
  ...[
    '../..',
    '//',
    '__proto__',
    'constructor',
    '\u0000',
    '\ud800',
    '💥',
    '\u001b[2J',
    'a[b][c]',
    '$ref',
    '*',
  ],
  ...['a'.repeat(3000), '['.repeat(600), '{"a":'.repeat(600), 'a&'.repeat(12_000), '2020-13-45T99:99:99Z'],
];

export const oddValues: readonly unknown[] = [
  ...[null, true, 0, -1, 1.5, 1e308, 2n ** 70n, [], {}, [[]], [null]],
  ...[JSON.parse('{"__proto__":1}'), ...oddTexts],
];

/** Media types as callers send and accept them. */
export const mediaTypes = [
  ...['application/json', 'application/json; charset=utf-16', 'application/x-www-form-urlencoded'],
  ...['multipart/form-data; boundary=B', 'multipart/form-data', 'text/plain', 'application/xml', 'a/b/c', ''],
  ...['application/merge-patch+json', 'application/json-patch+json', 'application/octet-stream'],
];

export const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];

/** Values of the header Prefer. None of them asks for a fault. */
export const preferences = [
  'code=404',
  'code=999',
  'dynamic=true',
  'example=x',
  'return=minimal',
  '"',
  'code=1e3',
];
