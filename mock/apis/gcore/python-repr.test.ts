import { expect, test } from '@jest/globals';
import { pythonRepr } from './python-repr.ts';

// What Python 3 prints for the same values.
test.each([
  [{}, '{}'],
  [{ a: ['b'] }, "{'a': ['b']}"],
  [{ a: ['b', 'c'], d: [] }, "{'a': ['b', 'c'], 'd': []}"],
  [{ a: ["it's"] }, `{'a': ["it's"]}`],
  [{ a: ['"b"'] }, `{'a': ['"b"']}`],
  [{ a: [`it's "b"`] }, `{'a': ['it\\'s "b"']}`],
  [{ a: ['\\d'] }, "{'a': ['\\\\d']}"],
])('%j', (fields, want) => {
  expect(pythonRepr(fields)).toBe(want);
});
