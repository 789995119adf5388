import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser, whyNoBrowser } from '../testing/browser.ts';
import type { Project } from './project.ts';

/** Opens the project's `report.html` in a browser: its script filters. Returns why it was skipped, if it was. */
export async function openReport(project: Project): Promise<string | undefined> {
  if (whyNoBrowser !== undefined) return whyNoBrowser;
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(pathToFileURL(join(project.directory, 'report.html')).href);
    assert.doesNotMatch(await page.innerText('body'), /import |function |querySelector/);
    await page.fill('#filter', 'nothing has this text');
    await page.locator('#nothing').waitFor({ state: 'visible' });
    assert.deepEqual(errors, []);
  } finally {
    await browser.close();
  }
  return undefined;
}
