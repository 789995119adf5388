import { expect, test } from '@jest/globals';
import { parseDocument } from './parse-document.ts';
import { createPositionFinder } from './position.ts';

// As in Docker's own documents: a brace is closed further left than YAML wants it.
const lessIndented = `paths:
  /ports:
    get:
      example: {
        "80/tcp": {},
        "443/tcp": {}
      }
`;

test('a flow collection that closes at the indentation of its key is read', () => {
  expect(parseDocument(lessIndented, 'ports.yaml')).toEqual({
    paths: { '/ports': { get: { example: { '80/tcp': {}, '443/tcp': {} } } } },
  });
});

test('its positions are found', () => {
  const find = createPositionFinder(lessIndented);
  expect(find(['paths', '/ports', 'get'])).toEqual({ line: 3, column: 5 });
  expect(find(['paths', '/ports', 'get', 'example', '443/tcp'])).toEqual({ line: 6, column: 9 });
  expect(find(['paths', '/nowhere'])).toEqual({ line: 1, column: 1 });
});

test.each([
  ['a key twice', 'a: 1\na: 2\n'],
  ['an open brace', 'a: {b: 1\n'],
  ['a tab for indentation', 'a:\n\tb: 1\n'],
])('%s is an error with its line', (_, text) => {
  expect(() => parseDocument(text, 'broken.yaml')).toThrow(/^broken\.yaml:\d+:\d+ /);
});

test('aliases that multiply are an error', () => {
  const levels = Array.from(
    { length: 30 },
    (_, level) => `l${level + 1}: &l${level + 1} [*l${level}, *l${level}]`,
  );
  const bomb = `${lessIndented}l0: &l0 [x]\n${levels.join('\n')}\n`;
  expect(() => parseDocument(bomb, 'bomb.yaml')).toThrow(/^bomb\.yaml/);
});
