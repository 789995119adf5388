import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, whyNoBrowser } from '../../../../scripts/testing/browser.ts';
import {
  choose,
  expectNames,
  type OpenPortal,
  openPortal,
  rows,
  signIn,
} from '../../../../scripts/testing/open-ecp-portal.ts';

// The portal's pages in a real browser: what "Updating an ImagePullSecret" and its neighbours in the documentation describe.

jest.setTimeout(60_000);

const hostile = '<img src=x onerror="document.title=\'run\'">"\'&amp;\u202e{{1+1}}';

if (whyNoBrowser !== undefined) test.skip(`the portal's pages in a browser (${whyNoBrowser})`, () => {});
else {
  describe('the portal’s pages in a browser', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await openBrowser();
    });
    afterAll(() => browser.close());

    const open = async (
      ...given: Parameters<typeof openPortal> extends [unknown, ...infer Rest] ? Rest : never
    ) => {
      const portal = await openPortal(browser, ...given);
      await signIn(portal);
      return portal;
    };
    const stored = async ({ mock }: OpenPortal, name: string) => {
      const entries = await mock.session.store.list<{ name: string }>('secrets/');
      return entries.map(([, secret]) => secret).find((secret) => secret.name === name);
    };

    test('update a secret as the documentation says: find it, Actions, Update, fill in, Update', async () => {
      const portal = await open();
      const { page, events } = portal;
      await page.getByRole('link', { name: 'ImagePullSecrets' }).first().click();
      await choose(page, 'sweet-neat-secret', 'Update');
      const dialog = page.getByRole('dialog', { name: 'Update ImagePullSecret' });
      const readOnly = await dialog.locator('dl').allInnerTexts();
      expect(readOnly.map((text) => text.split(/\s+/))).toEqual([
        ['Name', 'sweet-neat-secret'],
        ['Namespace', 'ecp-us-yaml-demo'],
        ['Registry', 'https://my-registry-co.com'],
      ]);
      expect(await dialog.locator('label').allInnerTexts()).toEqual([
        '*Username',
        '*Password',
        'Description',
      ]);
      expect(await dialog.innerText()).toContain('might cause the image pull to fail temporarily');
      expect(await dialog.getByLabel('Username').inputValue()).toBe('ecp_us_yaml_demo');
      expect(await dialog.getByLabel('Password').getAttribute('type')).toBe('password');
      expect(await dialog.getByLabel('Password').inputValue()).toBe('123456');
      await dialog.getByLabel('Username').fill('someone');
      await dialog.getByLabel('Password').fill('the new one');
      await dialog.getByLabel('Description').fill('two\nlines');
      await dialog.getByRole('button', { name: 'Update' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('sweet-neat-secret was updated.').waitFor();
      expect(await stored(portal, 'sweet-neat-secret')).toMatchObject({
        registry: 'https://my-registry-co.com',
        username: 'someone',
        password: 'the new one',
        description: 'two\nlines',
      });
      expect(events).toEqual([]);
    });

    test('show the list with its columns, in the viewer’s zone, and nothing secret', async () => {
      const { page } = await open();
      const head = await page.locator('thead th').allInnerTexts();
      expect(head).toEqual([
        'Name',
        'Namespace',
        'Descriptions',
        'Created UTC +9',
        'Last Updated UTC +9',
        'Actions',
      ]);
      expect((await rows(page))[0]?.slice(0, 5)).toEqual([
        'sweet-neat-secret',
        'ecp-us-yaml-demo',
        '',
        '2020-06-16 13:14:53',
        '2020-06-16 13:14:53',
      ]);
      expect(await page.locator('.range').innerText()).toBe('1-2 of 2 items');
      expect(await page.content()).not.toMatch(/123456|docker\.io|ecp_us_yaml_demo/);
    });

    test('add a secret, and show at their fields what is missing, wrong or taken', async () => {
      const portal = await open();
      const { page } = portal;
      await page.getByRole('button', { name: 'Add New ImagePullSecret' }).click();
      const dialog = page.getByRole('dialog', { name: 'Add ImagePullSecret' });
      const submit = dialog.getByRole('button', { name: 'Submit' });
      const errors = () => dialog.locator('.error').allInnerTexts();
      await submit.click();
      expect(await errors()).toEqual([
        'Name is required.',
        '',
        'Registry is required.',
        'Username is required.',
        'Password is required.',
        '',
      ]);
      await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Not_A_Name');
      await dialog.getByLabel('Registry').fill('docker.io');
      await dialog.getByLabel('Username').fill('me');
      await dialog.getByLabel('Password').fill('S3ntinel-of-the-form');
      await submit.click();
      expect((await errors())[0]).toContain('lower-case letters');
      await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('myregistrykey');
      await submit.click();
      await dialog.getByText('The secret name is already taken.').waitFor();
      expect(await dialog.getByLabel('Password').inputValue()).toBe('S3ntinel-of-the-form');
      await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('another');
      await submit.click();
      await dialog.waitFor({ state: 'detached' });
      await expectNames(page, ['sweet-neat-secret', 'myregistrykey', 'another']);
      expect(await stored(portal, 'another')).toMatchObject({
        namespace: 'demo',
        username: 'me',
        description: '',
      });
      const kept = await page.evaluate(
        'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])',
      );
      expect(kept).toBe('[{},{},""]');
      expect(await page.content()).not.toContain('S3ntinel');
      expect(JSON.stringify(await portal.mock.journal.read())).not.toContain('S3ntinel');
    });

    test('show one secret, its password when it is asked for', async () => {
      const { page } = await open();
      await page.getByRole('link', { name: 'sweet-neat-secret' }).click();
      await page.getByRole('heading', { name: 'Basic Information' }).waitFor();
      const entries = async () =>
        Object.fromEntries(
          (await page.locator('section dl > div').allInnerTexts()).map((text) => text.split(/\n+/)),
        );
      const shown = {
        ID: 'edd5896caf8711eaae6396ac35ded775',
        Name: 'sweet-neat-secret',
        Created: '2020-06-16T13:14:53+09:00',
        'Last Updated': '2020-06-16T13:14:53+09:00',
        Namespace: 'ecp-us-yaml-demo',
        Registry: 'https://my-registry-co.com',
        Username: 'ecp_us_yaml_demo',
      };
      expect(await entries()).toMatchObject(shown);
      const password = page.locator('.password');
      expect(await password.innerText()).toBe('*'.repeat(10));
      expect(await page.content()).not.toContain('123456');
      await page.getByRole('button', { name: 'Show the password' }).click();
      expect(await password.innerText()).toBe('123456');
      await page.getByRole('button', { name: 'Update' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Username').fill('');
      await dialog.getByRole('button', { name: 'Update' }).click();
      await dialog.getByText('Username is required.').waitFor();
      await dialog.getByLabel('Username').fill('someone-else');
      await dialog.getByRole('button', { name: 'Update' }).click();
      await page.getByText('someone-else').waitFor();
      expect(await password.innerText()).toBe('*'.repeat(10));
      await page.getByRole('button', { name: 'Back' }).click();
      await expectNames(page, ['sweet-neat-secret', 'myregistrykey']);
    });

    test('open one form at a time, the one that was asked for last', async () => {
      const { page } = await open();
      const held: (() => Promise<void>)[] = [];
      await page.route('**/imagepullsecrets/f1631*', (route) => {
        held.push(() => route.continue());
      });
      await choose(page, 'myregistrykey', 'Update');
      await choose(page, 'sweet-neat-secret', 'Update');
      const dialog = page.getByRole('dialog');
      await dialog.getByText('sweet-neat-secret').waitFor();
      const answered = page.waitForResponse('**/imagepullsecrets/f1631*');
      for (const release of held) await release();
      await (await answered).finished();
      await dialog.getByLabel('Description').fill('still here');
      expect(await page.locator('dialog').count()).toBe(1);
      expect(await dialog.innerText()).toContain('sweet-neat-secret');
    });

    test('delete a secret only after a confirmation, and none that is in use', async () => {
      const { page, mock } = await open();
      await mock.setProviderState('secrets-in-use', true);
      const dialog = page.getByRole('dialog', { name: 'Delete ImagePullSecret' });
      await choose(page, 'myregistrykey', 'Delete');
      expect(await dialog.innerText()).toContain('myregistrykey');
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await choose(page, 'myregistrykey', 'Delete');
      await dialog.getByRole('button', { name: 'Yes, delete!' }).click();
      await page.getByRole('alert').getByText('The secret is being used by applications').waitFor();
      await expectNames(page, ['sweet-neat-secret', 'myregistrykey']);
      await mock.setProviderState('secrets-in-use', false);
      await choose(page, 'myregistrykey', 'Delete');
      await dialog.getByRole('button', { name: 'Yes, delete!' }).click();
      await expectNames(page, ['sweet-neat-secret']);
      expect(await page.getByRole('alert').count()).toBe(0);
    });

    test('take away the row of a secret that is gone, with a message', async () => {
      const { page, mock } = await open();
      await expectNames(page, ['sweet-neat-secret', 'myregistrykey']);
      await mock.reset({ ImagePullSecrets: [] });
      await choose(page, 'myregistrykey', 'Delete');
      await page.getByRole('button', { name: 'Yes, delete!' }).click();
      await page.getByRole('alert').getByText('The secret ID given does not exist.').waitFor();
      await expectNames(page, []);
      expect(await page.locator('.range').innerText()).toBe('0-0 of 0 items');
    });

    test('filter by a part of the name in any case, reset, and turn pages of 250 secrets', async () => {
      const names = Array.from(
        { length: 250 },
        (_, index) => `${index % 25 === 0 ? 'odd' : 'even'}-${index}`,
      );
      const { page, mock } = await open(names.map((name) => ({ name })));
      const range = (text: string) => page.locator('.range', { hasText: new RegExp(`^${text}$`) }).waitFor();
      await range('1-10 of 250 items');
      await page.getByRole('button', { name: 'Next page' }).click();
      await range('11-20 of 250 items');
      await page.getByRole('button', { name: 'Page 25' }).click();
      await range('241-250 of 250 items');
      expect(await page.getByRole('button', { name: 'Next page' }).isDisabled()).toBe(true);
      await page.getByLabel('Items per page').selectOption('100');
      await range('1-100 of 250 items');
      await page.getByLabel('Filter by name').fill('ODD-');
      await page.keyboard.press('Enter');
      await range('1-10 of 10 items');
      await expectNames(
        page,
        names.filter((name) => name.startsWith('odd')),
      );
      await page.getByRole('button', { name: 'Reset' }).click();
      await range('1-100 of 250 items');
      expect(await page.getByLabel('Filter by name').inputValue()).toBe('');
      const lists = (await mock.journal.read()).entries.map(({ request }) => request.query);
      expect(lists).toContain('offset=0&limit=100&searchString=ODD-');
    });

    test('show a failing server, keep what was typed, and recover', async () => {
      const portal = await open();
      const { page, mock } = portal;
      const unavailable = { times: 1, undocumented: true, answer: { status: 503 } } as const;
      await choose(page, 'myregistrykey', 'Update');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Description').fill('typed before the failure');
      await mock.faults.add({ operationId: 'patch-imagepullsecret-by-ID', ...unavailable });
      await dialog.getByRole('button', { name: 'Update' }).click();
      await dialog.getByRole('alert').getByText('503').waitFor();
      expect(await dialog.getByLabel('Description').inputValue()).toBe('typed before the failure');
      // A browser itself tries a broken GET again.
      await mock.faults.add({ operationId: 'get-imagepullsecrets', reset: 'before' });
      await dialog.getByRole('button', { name: 'Update' }).click();
      await page.getByRole('alert').getByText('The server cannot be reached.').waitFor();
      expect(await stored(portal, 'myregistrykey')).toMatchObject({
        description: 'typed before the failure',
      });
      await mock.faults.clear();
      await page.getByRole('button', { name: 'Retry' }).click();
      await page.getByRole('cell', { name: 'typed before the failure' }).waitFor();
      expect(await page.getByRole('alert').count()).toBe(0);
    });

    test('show hostile texts as texts', async () => {
      const fields = { description: hostile, registry: hostile, username: hostile, password: hostile };
      const portal = await open([{ name: 'hostile', imagepullsecretID: '%2F..?#"<b>', ...fields }]);
      const { page, events } = portal;
      expect((await rows(page))[0]?.[2]).toBe(hostile);
      await page.getByRole('link', { name: 'hostile' }).click();
      await page.getByRole('button', { name: 'Show the password' }).click();
      expect(await page.locator('.password').innerText()).toBe(hostile);
      await page.getByRole('button', { name: 'Update' }).click();
      const dialog = page.getByRole('dialog');
      for (const label of ['Username', 'Password', 'Description'])
        expect(await dialog.getByLabel(label).inputValue()).toBe(hostile);
      await dialog.getByLabel('Description').fill(`${hostile} `);
      await dialog.getByRole('button', { name: 'Update' }).click();
      await dialog.waitFor({ state: 'detached' });
      expect(await stored(portal, 'hostile')).toMatchObject({ ...fields, description: `${hostile} ` });
      expect(await page.locator('#page img, #page b').count()).toBe(0);
      expect([events, await page.title()]).toEqual([[], 'ImagePullSecrets · Edge Computing Platform']);
    });

    test('are used by keyboard alone', async () => {
      const portal = await openPortal(browser);
      const { page } = portal;
      const { keyboard } = page;
      const focus = () =>
        page.evaluate('document.activeElement.ariaLabel ?? document.activeElement.innerText');
      await page.getByLabel('Login').waitFor();
      await keyboard.press('Tab');
      await keyboard.type('portal-user');
      await keyboard.press('Tab');
      await keyboard.type('kéy of the user');
      await keyboard.press('Enter');
      await page.getByRole('link', { name: 'myregistrykey' }).waitFor();
      for (let presses = 0; (await focus()) !== 'Actions for myregistrykey'; presses += 1) {
        expect(presses).toBeLessThan(30);
        await keyboard.press('Tab');
      }
      await keyboard.press('Enter');
      await keyboard.press('ArrowDown');
      expect(await focus()).toBe('Delete');
      await keyboard.press('Escape');
      expect([await focus(), await page.getByRole('menu').count()]).toEqual(['Actions for myregistrykey', 0]);
      await keyboard.press('ArrowDown');
      expect(await focus()).toBe('Update');
      await keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await keyboard.press('Tab');
      await keyboard.press('ControlOrMeta+A');
      await keyboard.type('by keyboard');
      await keyboard.press('Escape');
      expect([await focus(), await page.getByRole('dialog').count()]).toEqual([
        'Actions for myregistrykey',
        0,
      ]);
      await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await keyboard.press('Tab');
      await keyboard.press('ControlOrMeta+A');
      await keyboard.type('by keyboard');
      await keyboard.press('Shift+Tab');
      await keyboard.press('Enter');
      await page.getByText('myregistrykey was updated.').waitFor();
      await page.locator('table[aria-busy="false"]').waitFor();
      expect(await focus()).toBe('Actions for myregistrykey');
      expect(await stored(portal, 'myregistrykey')).toMatchObject({
        username: 'demo',
        password: 'by keyboard',
      });
    });

    test('let nobody in whose signature is another’s', async () => {
      const { page } = await openPortal(browser);
      await page.getByLabel('Login').fill('portal-user');
      await page.getByLabel('API key').fill('another');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('alert').getByText('Please enter valid credentials.').waitFor();
      expect(await page.getByLabel('API key').inputValue()).toBe('another');
      expect(await page.getByRole('table').count()).toBe(0);
    });
  });
}
