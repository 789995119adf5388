import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { builtinMock } from '../../mock/apis/index.ts';
import { hostileHandle, tellAll } from '../testing/all-messages.ts';
import { openBrowser, whyNoBrowser } from '../testing/browser.ts';

// The page as people see it, in a real browser, opened from a disk.

jest.setTimeout(30_000);

if (whyNoBrowser !== undefined) test.skip(`the HTML report in a browser (${whyNoBrowser})`, () => {});
else {
  describe('the HTML report in a browser', () => {
    const directory = mkdtempSync(join(tmpdir(), 'bonafide-test-'));
    const [broken, kept] = [join(directory, 'broken.html'), join(directory, 'kept.html')];
    let browser: Browser;
    let said: string[] = [];

    beforeAll(async () => {
      writeFileSync(broken, (await tellAll(hostileHandle())).reports.html);
      writeFileSync(kept, (await tellAll(builtinMock('docker').handle)).reports.html);
      browser = await openBrowser();
    }, 60_000);
    afterAll(async () => {
      await browser.close();
      rmSync(directory, { recursive: true });
    });
    afterEach(() => {
      said = [];
    });

    /** The page; what it asks for elsewhere, and what goes wrong in it, is in `said`. */
    async function open(file: string, options: BrowserContextOptions = {}): Promise<Page> {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
      const address = pathToFileURL(file).href;
      page.on('request', (request) => request.url() !== address && said.push(request.url()));
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(error.message));
      await page.goto(address);
      return page;
    }

    const causesIn = (page: Page) => page.locator('details.cause:visible').count();

    test('needs nothing from elsewhere, and its policy lets its own style and script run', async () => {
      const page = await open(broken);
      expect(await page.evaluate('getComputedStyle(document.body).margin')).toBe('0px');
      await page.fill('#filter', 'no such thing');
      expect(await causesIn(page)).toBe(0);
      expect(await page.isVisible('#nothing')).toBe(true);
      expect(said).toEqual([]);
    });

    test('shows what a server says as text, and runs none of it', async () => {
      const page = await open(broken);
      for (const cause of await page.locator('details.cause > summary').all()) await cause.click();
      expect(await page.getByText('<script>window.owned=1</script>').first().isVisible()).toBe(true);
      expect(await page.evaluate('window.owned')).toBe(undefined);
      expect(await page.locator('img, iframe, main script').count()).toBe(0);
      expect(said).toEqual([]);
    });

    test('says first what is broken, and marks the place in the response beside the request', async () => {
      const page = await open(broken);
      expect(await page.textContent('h1')).toMatch(/^docker \d+ broken promises$/);
      const cause = page.locator('details.cause', { hasText: 'body-schema' }).first();
      await cause.locator('summary').click();
      expect(await cause.locator('mark').allTextContents()).toEqual(['null']);
      expect(await cause.locator('dd code').first().textContent()).toMatch(/^specs\/docker\.yaml:\d+:\d+$/);
      const [request, response] = await Promise.all(
        (await cause.locator('.exchange section').all()).map((section) => section.boundingBox()),
      );
      expect(response?.y).toBe(request?.y);
      expect(response?.x).toBeGreaterThan(request?.x ?? 0);
    });

    test('leads from the matrix to the causes, by mouse and by keyboard', async () => {
      const page = await open(broken);
      const all = await causesIn(page);
      await page.locator('.matrix button').first().click();
      const left = await causesIn(page);
      expect([left > 0, left < all]).toEqual([true, true]);
      expect(await page.locator('details.cause[open]').count()).toBe(1);
      await page.keyboard.press('Escape');
      expect(await causesIn(page)).toBe(all);
      await page.locator('h1').click();
      await page.keyboard.press('/');
      await page.keyboard.type('status-documented');
      expect(await page.inputValue('#filter')).toBe('status-documented');
      expect(await causesIn(page)).toBeLessThan(all);
      expect(await page.textContent('#shown')).toMatch(/^\d+ of \d+$/);
    });

    test('shows what of the document was covered, and names what was never seen when asked', async () => {
      const page = await open(kept);
      const members = page.locator('.coverage > li', { hasText: 'response members' });
      const unseen = members.getByText('/0/Spec/Driver/Name');
      expect(await unseen.isVisible()).toBe(false);
      await members.locator('summary').click();
      expect(await unseen.isVisible()).toBe(true);
      expect(await page.textContent('#coverage')).toMatch(/^Covered, \d\d %$/);
    });

    test('fits a phone, with nothing but the matrix to scroll sideways', async () => {
      const page = await open(broken, { viewport: { width: 390, height: 844 }, isMobile: true });
      for (const cause of await page.locator('details.cause > summary').all()) await cause.click();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    });

    test('is dark where that is wanted', async () => {
      const grounds = [];
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await open(broken, { colorScheme });
        grounds.push(await page.evaluate('getComputedStyle(document.body).backgroundColor'));
      }
      expect(new Set(grounds).size).toBe(2);
    });

    test('says of a run that found nothing that every promise was kept', async () => {
      const page = await open(kept);
      expect(await page.textContent('h1')).toBe('docker every promise was kept');
      expect(await page.locator('details.cause, #filter, .matrix button').count()).toBe(0);
      expect(await page.locator('.matrix td.kept').count()).toBeGreaterThan(20);
      expect(said).toEqual([]);
    });
  });
}
