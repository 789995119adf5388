import { expect, test } from '@jest/globals';
import { createSchemaCompiler } from './ajv.ts';
import { compilePattern } from './safe-pattern.ts';

const many = (text: string, times: number) => text.repeat(times);

test.each([
  ['two repetitions', '^.*.*=$', many('a', 100_000)],
  ['many repetitions', '^.*.*.*.*.*.*=$', many('a', 100_000)],
  ['an address', String.raw`^\S+@\S+\.\S+$`, `${many('@.', 50_000)} `],
  ['spaces at the end', String.raw`\s+$`, `${many(' ', 200_000)}x`],
  ['nested repetitions', '^(a+)+$', `${many('a', 100_000)}b`],
  ['nested repetitions after a lookahead', '^(?!x)(a+)+$', `${many('a', 40)}b`],
  ['counted groups', '^(a{1,20}){1,20}$', `${many('a', 399)}b`],
  ['large counts', '^[a-z]{1,1000}[a-z]{1,1000}[a-z]{1,1000}=$', many('a', 3000)],
  ['optional groups', `^${many('(a|ab)?', 28)}$`, `${many('ab', 27)}c`],
  ['alternatives', '^a|b+b+c$', many('b', 100_000)],
])('a string that does not match takes no minutes: %s', (_, source, text) => {
  expect(compilePattern(source).test(text)).toBe(false);
});

test('many strings together take no longer than a few', () => {
  const pattern = compilePattern(String.raw`\s+$`);
  for (let i = 0; i < 200; i += 1) expect(pattern.test(`${many(' ', 200_000)}x`)).toBe(false);
});

test.each([
  ['nested repetitions after a lookahead', '^(?!x)(c+)+$', `${many('c', 40)}b`, 200],
  ['short strings for nested repetitions', '^(?!x)(d+)+$', `${many('d', 18)}e`, 100_000],
  ['strings for two repetitions', String.raw`\s+x*$`, `${many(' ', 900)}y`, 30_000],
])('many strings together take no minutes: %s', (_, source, text, count) => {
  const pattern = compilePattern(source);
  const matches = Array.from({ length: count }, () => pattern.test(text));
  expect(matches).not.toContain(true);
});

test('a short string matches, however long others took', () => {
  const pattern = compilePattern('^(?!x)(f+)+$');
  for (let i = 0; i < 10; i += 1) pattern.test(`${many('f', 40)}b`);
  expect(pattern.test('ff')).toBe(true);
});

test('a pattern that is too large is no pattern', () => {
  expect(() => compilePattern(`${many('(', 20_000)}${many(')', 20_000)}`)).toThrow();
});

test.each([
  ['^[a-z]+$', many('a', 100_000)],
  [String.raw`^\S+@\S+\.\S+$`, `${many('a', 1000)}@example.org`],
  [String.raw`\s+$`, `${many('a', 2000)} `],
  ['^(?!x)[a-z]+[0-9]*$', many('a', 5000)],
  ['^(a|b)+$', many('ab', 5000)],
  ['b+c*$', `${many('a', 1000)}b`],
  [String.raw`^[\p{L}+]*[\p{N}+]*$`, many('ü', 1000)],
])('%s matches a long string', (source, text) => {
  expect(compilePattern(source).test(text)).toBe(true);
});

test.each([
  ['^a+[^a]{2}$', true],
  ['^a+[^a]{4}$', false],
])('a character beyond 16 bits is one character to %s, in a long string, too', (source, matches) => {
  expect(compilePattern(source).test(`${many('a', 2000)}${many('😀', 2)}`)).toBe(matches);
});

test('quick strings match, however many they are, also with characters beyond 16 bits', () => {
  const pattern = compilePattern('^(a|[^a])+$');
  const found = Array.from({ length: 2000 }, () => pattern.test(`😀${many('a', 24)}`));
  expect(found.filter((isMatch) => !isMatch)).toEqual([]);
});

test('a value is valid however long the strings of another took', () => {
  const compiler = createSchemaCompiler({ openapi: '3.1.1', paths: {} }, { checked: true, lenient: true });
  const validate = compiler.compile({ contains: { pattern: '^(?!x)(a+)+$' } });
  expect(validate(Array(20).fill(`${many('a', 40)}!`))).toBe(false);
  expect(validate([many('a', 60)])).toBe(true);
});

test('ajv does not take one pattern for another', () => {
  const compiler = createSchemaCompiler({ openapi: '3.1.1', paths: {} }, { checked: true, lenient: true });
  const validate = compiler.compile({ allOf: [{ pattern: '^a*b+' }, { pattern: '^[a-z]*c+$' }] });
  expect([validate('abc'), validate('ab'), validate('ac')]).toEqual([true, false, false]);
});
