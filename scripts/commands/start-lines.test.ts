import { expect, test } from '@jest/globals';
import { controlLines, pageAddress } from './start-lines.ts';

test.each([
  ['http://127.0.0.1:4010', 'http://127.0.0.1:4010/__bonafide/console/'],
  ['http://0.0.0.0:4010', 'http://localhost:4010/__bonafide/console/'],
  ['http://[::]:4010', 'http://localhost:4010/__bonafide/console/'],
  ['http://[::1]:4010', 'http://[::1]:4010/__bonafide/console/'],
])('the pages of a mock at %s are at %s for a browser here', (address, expected) => {
  expect(pageAddress({ address }, 'console')).toBe(expected);
});

test('a mock at a unix socket has no link for a browser', () => {
  const socket = { api: 'docker', address: 'unix:/run/mock.sock', line: '' };
  expect(controlLines([socket], 'token').join('\n')).not.toContain('console');
});
