import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { builtinMock } from '../../mock/apis/index.ts';
import { temporaryDirectory } from '../testing/clean-up.ts';
import { runCli } from '../testing/run-cli.ts';
import { serveMock, token } from '../testing/serve-mock.ts';

const pacts = new URL('../../contracts/consumer/example/pacts/', import.meta.url).pathname;
const pactOf = (name: string) => join(pacts, `rotator-${name}.json`);

async function verify(name: 'gcore', file: string, ...more: string[]) {
  const { address } = await serveMock('tcp', builtinMock(name, { seed: 1 }));
  return runCli('verify', name, '--pact', file, '--target', address, ...more);
}

const providers = readdirSync(pacts).map((file) => /^rotator-(\w+)\.json$/.exec(file)?.[1] ?? file);

test.each(providers)('%s: the example’s Pact passes in every provider state', async (name) => {
  const { code, out } = await verify(name as 'gcore', pactOf(name), '--token', token);
  expect(out).toMatch(/^(\d+) of \1 interactions with rotator passed on \S+\n$/);
  expect(code).toBe(0);
});

test('a failed expectation is reported with its locations in Pact and response', async () => {
  const file = join(temporaryDirectory(), 'pact.json');
  const text = readFileSync(pactOf('gcore'), 'utf8');
  writeFileSync(file, text.replaceAll('"count"', '"total"').replaceAll('$.count', '$.total'));
  const { code, out } = await verify('gcore', file, '--token', token);
  expect(code).toBe(1);
  expect(out).toMatch(/^✗ .*pact\.json \/interactions\/\d+ · List pull secrets, answered with 200\n/m);
  expect(out).toContain('/body/total is missing');
});

test('without a token, interactions with provider states are skipped, and fail the run', async () => {
  const { code, out } = await verify('gcore', pactOf('gcore'));
  expect(code).toBe(1);
  expect(out).toContain('needs the provider state there is this data');
  expect(out).toMatch(
    /^0 of (\d+) interactions with rotator passed on .*, \1 skipped: they need a provider state/m,
  );
});

test('a file that is not a Pact is wrong usage', async () => {
  expect(await verify('gcore', 'package.json')).toMatchObject({ code: 2 });
});

test('what others may need is not changed, unless it is allowed', async () => {
  const file = join(temporaryDirectory(), 'pact.json');
  const pact = JSON.parse(readFileSync(pactOf('gcore'), 'utf8'));
  // Without states, so that nothing but the gate holds a call back.
  for (const interaction of pact.interactions) interaction.providerStates = [];
  writeFileSync(file, JSON.stringify(pact));
  const { code, out } = await verify('gcore', file);
  expect(code).toBe(1);
  expect(out).toContain(
    '– left out · it changes an item that the run did not create: PullSecretHandler.patch\n',
  );
  expect((await verify('gcore', file, '--allow', 'PullSecretHandler.patch')).out).not.toContain('left out');
  expect((await verify('gcore', file, '--disposable')).out).not.toContain('left out');
});
