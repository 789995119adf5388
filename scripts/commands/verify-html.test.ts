import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { builtinMock } from '../../mock/apis/index.ts';
import { openBrowser, whyNoBrowser } from '../testing/browser.ts';
import { hostileHandle, verifyWithReports } from '../testing/verify-with-reports.ts';

// The page in a real browser, opened from a file.

jest.setTimeout(30_000);

if (whyNoBrowser !== undefined) test.skip(`the HTML report in a browser (${whyNoBrowser})`, () => {});
else {
  describe('the HTML report in a browser', () => {
    const directory = mkdtempSync(join(tmpdir(), 'bonafide-test-'));
    const [failed, passed] = [join(directory, 'failed.html'), join(directory, 'passed.html')];
    let browser: Browser;
    let events: string[] = [];

    beforeAll(async () => {
      writeFileSync(failed, (await verifyWithReports(hostileHandle())).reports.html);
      writeFileSync(passed, (await verifyWithReports(builtinMock('docker').handle)).reports.html);
      browser = await openBrowser();
    }, 60_000);
    afterAll(async () => {
      await browser.close();
      rmSync(directory, { recursive: true });
    });
    afterEach(() => {
      events = [];
    });

    /** Opens a page; its requests, console messages and errors go to `events`. */
    async function open(file: string, options: BrowserContextOptions = {}): Promise<Page> {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
      const address = pathToFileURL(file).href;
      page.on('request', (request) => request.url() !== address && events.push(request.url()));
      page.on('console', (message) => events.push(message.text()));
      page.on('pageerror', (error) => events.push(error.message));
      await page.goto(address);
      return page;
    }

    const failuresIn = (page: Page) => page.locator('details.failure:visible').count();

    test('loads nothing else, and its policy allows its own style and script', async () => {
      const page = await open(failed);
      expect(await page.evaluate('getComputedStyle(document.body).margin')).toBe('0px');
      await page.fill('#filter', 'no such thing');
      expect(await failuresIn(page)).toBe(0);
      expect(await page.isVisible('#nothing')).toBe(true);
      expect(events).toEqual([]);
    });

    test('shows what a server sends as text, and runs none of it', async () => {
      const page = await open(failed);
      for (const failure of await page.locator('details.failure > summary').all()) await failure.click();
      expect(await page.getByText('<script>window.owned=1</script>').first().isVisible()).toBe(true);
      expect(await page.evaluate('window.owned')).toBe(undefined);
      expect(await page.locator('img, iframe, main script').count()).toBe(0);
      expect(events).toEqual([]);
    });

    test('starts with the failures, and marks the value in the response beside the request', async () => {
      const page = await open(failed);
      expect(await page.textContent('h1')).toMatch(/^docker \d+ distinct failures$/);
      const failure = page.locator('details.failure', { hasText: 'body-schema' }).first();
      await failure.locator('summary').click();
      expect(await failure.locator('mark').allTextContents()).toEqual(['null']);
      expect(await failure.locator('dd code').first().textContent()).toMatch(/^specs\/docker\.yaml:\d+:\d+$/);
      const [request, response] = await Promise.all(
        (await failure.locator('.exchange section').all()).map((section) => section.boundingBox()),
      );
      expect(response?.y).toBe(request?.y);
      expect(response?.x).toBeGreaterThan(request?.x ?? 0);
    });

    test('filters the failures by a click on the matrix, and by keyboard', async () => {
      const page = await open(failed);
      const all = await failuresIn(page);
      await page.locator('.matrix button').first().click();
      const left = await failuresIn(page);
      expect([left > 0, left < all]).toEqual([true, true]);
      expect(await page.locator('details.failure[open]').count()).toBe(1);
      await page.keyboard.press('Escape');
      expect(await failuresIn(page)).toBe(all);
      await page.locator('h1').click();
      await page.keyboard.press('/');
      await page.keyboard.type('status-documented');
      expect(await page.inputValue('#filter')).toBe('status-documented');
      expect(await failuresIn(page)).toBeLessThan(all);
      expect(await page.textContent('#shown')).toMatch(/^\d+ of \d+$/);
    });

    test('shows the coverage of the document, and lists what was not covered', async () => {
      const page = await open(passed);
      const members = page.locator('.coverage > li', { hasText: 'response members' });
      const missing = members.getByText('/0/Spec/Driver/Name');
      expect(await missing.isVisible()).toBe(false);
      await members.locator('summary').click();
      expect(await missing.isVisible()).toBe(true);
      expect(await page.textContent('#coverage')).toMatch(/^Coverage: \d\d %$/);
    });

    test('fits a phone: only the matrix scrolls sideways', async () => {
      const page = await open(failed, { viewport: { width: 390, height: 844 }, isMobile: true });
      for (const failure of await page.locator('details.failure > summary').all()) await failure.click();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    });

    test('has a dark colour scheme', async () => {
      const grounds = [];
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await open(failed, { colorScheme });
        grounds.push(await page.evaluate('getComputedStyle(document.body).backgroundColor'));
      }
      expect(new Set(grounds).size).toBe(2);
    });

    test('says that a run without failures has none', async () => {
      const page = await open(passed);
      expect(await page.textContent('h1')).toBe('docker no failures');
      expect(await page.locator('details.failure, #filter, .matrix button').count()).toBe(0);
      expect(await page.locator('.matrix td.passed').count()).toBeGreaterThan(20);
      expect(events).toEqual([]);
    });
  });
}
