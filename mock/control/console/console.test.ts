import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, whyNoBrowser } from '../../../scripts/testing/browser.ts';
import { afterThisTest, temporaryDirectory } from '../../../scripts/testing/clean-up.ts';
import { clientOf } from '../../../scripts/testing/serve-mock.ts';
import { spawnCli } from '../../../scripts/testing/spawn-cli.ts';

// The console of a mock in a real browser.

jest.setTimeout(60_000);

const evilName = 'evil.example';
const hostile = '<img src=x onerror="document.title=\'run\'">';

const pets = {
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  paths: {
    '/pets': {
      get: { operationId: 'listPets', responses: { 200: { description: 'All.' } } },
      post: {
        operationId: 'addPet',
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } },
        responses: {
          201: {
            description: 'It.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
          },
          422: { description: 'Invalid.' },
        },
      },
    },
    '/pets/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: {
        operationId: 'readPet',
        responses: { 200: { description: 'It.' }, 404: { description: 'None.' } },
      },
    },
  },
  components: {
    schemas: {
      Pet: {
        type: 'object',
        required: ['name'],
        properties: {
          id: { type: 'string', readOnly: true },
          name: { type: 'string' },
          age: { type: 'integer' },
          pin: { type: 'string', format: 'password' },
        },
      },
    },
  },
};

if (whyNoBrowser !== undefined) test.skip(`the console in a browser (${whyNoBrowser})`, () => {});
else {
  describe('the console in a browser', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await openBrowser([`--host-resolver-rules=MAP ${evilName} 127.0.0.1`]);
    });
    afterAll(() => browser.close());

    const newPage = async () => {
      const context = await browser.newContext();
      afterThisTest(() => context.close());
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      page.on(
        'console',
        (message) => message.text().startsWith('Failed to load') || errors.push(message.text()),
      );
      return { page, errors };
    };
    const openConsole = async () => {
      const file = join(temporaryDirectory(), 'pets.json');
      writeFileSync(file, JSON.stringify(pets));
      const spawned = spawnCli(['mock', file, '--port', '0'], { BONAFIDE_TOKEN: '' });
      const [, link = ''] = await spawned.line(/ console at (\S+)$/m);
      const { page, errors } = await newPage();
      await page.goto(link);
      const address = new URL(link).origin;
      return { page, errors, address, link, send: clientOf(address) };
    };
    const go = (page: Page, name: string) => page.getByRole('link', { name }).click();
    const json = { 'content-type': 'application/json' };

    test('shows the operations of the mock, and takes the token from the address', async () => {
      const { page, errors, send } = await openConsole();
      await send('GET', '/pets');
      await page.reload();
      const row = page.getByRole('row', { name: /^listPets/ });
      await row.waitFor();
      expect(await row.locator('td').allInnerTexts()).toEqual(['GET', '/pets', '200', '1']);
      expect(await page.evaluate('location.hash')).toBe('#/overview');
      expect(errors).toEqual([]);
    });

    test('shows a call as it comes, with the reasons for its rejection, and filters', async () => {
      const { page, errors, send } = await openConsole();
      await send('GET', '/pets');
      await go(page, 'Requests');
      await page.getByRole('button', { name: 'listPets' }).waitFor();
      const body = JSON.stringify({ name: hostile, age: 'old', pin: 'S3ntinel' });
      await send('POST', '/pets', { headers: json, body });
      const rejected = page.getByRole('button', { name: /POST.*422/ });
      await rejected.click();
      const chosen = page.getByRole('region', { name: 'The chosen request' });
      expect(await chosen.innerText()).toContain('/body/age must be integer · expected type: "integer" · ');
      expect(await chosen.innerText()).toContain('pets.json:');
      expect((await chosen.locator('pre').allInnerTexts())[0]).toContain(JSON.stringify(hostile));
      expect(await page.content()).not.toContain('S3ntinel');
      await page.getByLabel('Filter').fill('LISTpets');
      expect([await rejected.count(), await page.getByRole('button', { name: 'listPets' }).count()]).toEqual([
        0, 1,
      ]);
      await send('POST', '/pets', { headers: json, body: '{"name":"Rex"}' });
      await page.getByLabel('Filter').fill('201');
      await page.getByRole('button', { name: /POST.*201/ }).waitFor();
      expect([errors, await page.title()]).toEqual([[], "Bonafide's console"]);
    });

    test('shows what is stored without secret values, and resets it', async () => {
      const { page, send } = await openConsole();
      await send('POST', '/pets', { headers: json, body: '{"name":"Rex","age":3,"pin":"S3ntinel"}' });
      await go(page, 'State');
      await page.getByRole('cell', { name: 'Rex', exact: true }).waitFor();
      expect(await page.content()).not.toContain('S3ntinel');
      await page.getByRole('button', { name: 'Reset' }).click();
      await page.getByRole('cell', { name: 'Rex', exact: true }).waitFor({ state: 'detached' });
      expect(String((await send('GET', '/pets')).body)).not.toContain('Rex');
    });

    test('switches provider states', async () => {
      const spawned = spawnCli(['mock', 'ecp', '--port', '0'], { BONAFIDE_TOKEN: '' });
      const [, link = ''] = await spawned.line(/ console at (\S+)$/m);
      const { page } = await newPage();
      await page.goto(link);
      const state = page.getByRole('checkbox', { name: /^secrets-in-use/ });
      const secret = '/ecp/v1/imagepullsecrets/f163180004bf11eb8d2a0242ac120002';
      const credentials = { date: 'a day', authorization: `Basic ${btoa(`demo:${'a'.repeat(27)}=`)}` };
      const remove = async () =>
        (await clientOf(new URL(link).origin)('DELETE', secret, { headers: credentials })).status;
      await state.click();
      await page.locator('#state-secrets-in-use[checked]').waitFor();
      expect(await remove()).toBe(400);
      await state.click();
      await page.locator('#state-secrets-in-use:not([checked])').waitFor();
      expect(await remove()).toBe(204);
    });

    test('freezes and advances the clock', async () => {
      const { page } = await openConsole();
      const time = async () => Date.parse(await page.locator('time').innerText());
      await page.getByRole('button', { name: 'Freeze' }).click();
      await page.getByText(', frozen').waitFor();
      expect(await page.evaluate('document.activeElement.id')).toBe('freeze');
      const before = await time();
      await page.getByRole('button', { name: 'Advance by a day' }).click();
      await page.getByText(new Date(before + 86_400_000).toISOString()).waitFor();
    });

    test('asks for the token where it does not know it, and says when it is wrong', async () => {
      const { address, link } = await openConsole();
      const { page } = await newPage();
      await page.goto(`${address}/__bonafide/console/`);
      await page.getByLabel(/^Token/).fill('wrong');
      await page.getByRole('button', { name: 'Open' }).click();
      await page.getByRole('alert').getByText('the token that the mock was started with').waitFor();
      expect(await page.evaluate('sessionStorage.length')).toBe(0);
      await page.getByLabel(/^Token/).fill(link.split('token=')[1] ?? '');
      await page.getByRole('button', { name: 'Open' }).click();
      await page.getByRole('row', { name: /^listPets/ }).waitFor();
    });

    test('gives nothing to pages of other origins, nor to those of a rebound name', async () => {
      const { address, link } = await openConsole();
      const token = link.split('token=')[1] ?? '';
      const { page } = await newPage();
      const rebound = address.replace('127.0.0.1', evilName);
      expect((await page.goto(`${rebound}/__bonafide/console/#token=${token}`))?.status()).toBe(403);
      const read = (url: string) =>
        page.evaluate(
          async ([url, token]) => {
            const headers = { authorization: `Bearer ${token}` };
            return fetch(url as string, { headers }).then(
              ({ status }) => status,
              (error: Error) => error.name,
            );
          },
          [url, token] as const,
        );
      for (const path of ['overview', 'calls', 'state', 'clock']) {
        expect(await read(`${rebound}/__bonafide/${path}`)).toBe(403);
        expect(await read(`${address}/__bonafide/${path}`)).toBe('TypeError');
      }
      await page.setContent(`<iframe src="${address}/__bonafide/console/"></iframe>`);
      const frame = page.frames().at(-1);
      expect(await frame?.evaluate('document.querySelector("#menu")').catch(() => null)).toBeNull();
    });
  });
}
