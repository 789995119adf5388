import assert from 'node:assert/strict';
import { openBrowser, whyNoBrowser } from '../testing/browser.ts';
import type { Project } from './project.ts';
import { addressOf } from './use-every-command.ts';

/** Opens the pages of ECP's portal in a browser, from the package's own files. Returns why it was skipped, if it was. */
export async function openPortal(project: Project): Promise<string | undefined> {
  if (whyNoBrowser !== undefined) return whyNoBrowser;
  const mock = project.start('bonafide', 'mock', 'ecp', '--port', '0');
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(`${await addressOf(mock.stdout)}/__bonafide/portal/`);
    await page.getByLabel('Login').fill('demo');
    await page.getByLabel('API key').fill('a key');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'sweet-neat-secret' }).waitFor();
    assert.deepEqual(errors, []);
  } finally {
    await browser.close();
    mock.kill();
  }
  return undefined;
}
