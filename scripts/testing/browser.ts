import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const paths = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const executablePath = paths.find((path) => path !== undefined && existsSync(path));

/** Why browser tests are skipped; `undefined` where there is a browser, or where one is required. */
export const whyNoBrowser =
  executablePath === undefined && process.env.BONAFIDE_BROWSER !== 'required'
    ? 'no Chromium: install the Debian package chromium, or set CHROMIUM_PATH'
    : undefined;

/** A headless browser, with more arguments for its command line. */
export function openBrowser(more: readonly string[] = []): Promise<Browser> {
  if (executablePath === undefined) throw new Error('BONAFIDE_BROWSER=required, but there is no Chromium');
  // The pages are our own, and root in a container has no sandbox.
  return chromium.launch({ executablePath, args: ['--no-sandbox', ...more] });
}
