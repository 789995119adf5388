import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { shellQuote, shellWord } from './shell-quote.ts';

describe('a text in a shell', () => {
  test.each(["it's", '$HOME `id` \\', 'two\nlines', '"', '', '-x', 'a*'])('stays one word: %p', (text) => {
    for (const word of [shellQuote(text), shellWord(text)])
      expect(execFileSync('sh', ['-c', `printf %s ${word}`], { encoding: 'utf8' })).toBe(text);
  });

  test('has no quotes where it needs none', () => {
    expect(shellWord('http://localhost:80/a,b=c')).toBe('http://localhost:80/a,b=c');
    expect(shellQuote('plain')).toBe("'plain'");
  });
});
