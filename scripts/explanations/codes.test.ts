import { expect, test } from '@jest/globals';
import { builtinContract } from '../../contracts/apis/index.ts';
import { builtinNames } from '../../contracts/openapi/load-builtin.ts';
import { checks } from '../../contracts/verify/checks/index.ts';
import { plan } from '../../contracts/verify/plan.ts';
import { properties } from '../../contracts/verify/properties/index.ts';
import { runCli } from '../testing/run-cli.ts';
import { caseKinds, explainedCodes } from './codes.ts';

const known = explainedCodes.map(({ code }) => code);

test('every check, property and kind of case is explained, with a title', () => {
  const cases = builtinNames.flatMap((name) => plan(builtinContract(name)).map(({ check }) => check));
  const generic = cases.filter((check) => !check.includes('/'));
  const ids = new Set([...[...checks, ...properties].map(({ id }) => id), ...generic]);
  expect([...ids].filter((id) => !known.includes(id))).toEqual([]);
  expect(explainedCodes.filter(({ title }) => title === '')).toEqual([]);
});

test('what the id of a case begins with is explained, too', async () => {
  const kinds = builtinNames.flatMap((name) =>
    plan(builtinContract(name))
      .filter(({ id }) => !id.startsWith(`${name}/`))
      .map(({ id }) => id.split('/')[0] ?? ''),
  );
  expect([...new Set(kinds)].filter((kind) => !known.includes(caseKinds[kind] ?? kind))).toEqual([]);
  expect((await runCli('explain', 'invalid-input')).out).toMatch(/^invalid-input-refused · a check/);
});

test('a check is explained with an example and what to do', async () => {
  const { code, out } = await runCli('explain', 'allow-complete');
  expect(code).toBe(0);
  expect(out).toMatch(
    /^allow-complete · a check · severity low\n {4}a 405 lists .*\n {4}example .*\n {4}what to do .*\n$/,
  );
});

test('a problem is explained by its code or its type', async () => {
  const { out } = await runCli('explain', 'urn:bonafide:store-full');
  expect(out).toMatch(/^store-full · a problem of the mock · status 507\n/);
  expect(await runCli('explain', 'store-full')).toMatchObject({ out });
});

test('a code that stands for a check and a problem is explained as both', async () => {
  const { out } = await runCli('explain', 'not-acceptable');
  expect(out.match(/^not-acceptable · a (check|problem)/gm)).toHaveLength(2);
});

test('without a code all are listed; a misspelt one gets a suggestion', async () => {
  const { out } = await runCli('explain');
  expect(out.split('\n').filter((line) => /^[\w-]+: ./.test(line))).toHaveLength(known.length);
  const wrong = await runCli('explain', 'body-shema');
  expect(wrong).toMatchObject({ code: 2, out: '' });
  expect(wrong.err).toContain('did you mean body-schema?');
});
