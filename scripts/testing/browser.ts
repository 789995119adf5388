import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const executablePath = places.find((path) => path !== undefined && existsSync(path));

/** Why no test can look at pages here; `undefined` where there is a browser, and where there must be one. */
export const whyNoBrowser =
  executablePath === undefined && process.env.BONAFIDE_BROWSER !== 'required'
    ? "there is no Chromium here: Debian's package chromium, or CHROMIUM_PATH"
    : undefined;

/** A browser without a window. */
export function openBrowser(): Promise<Browser> {
  if (executablePath === undefined) throw new Error('BONAFIDE_BROWSER is required, and there is no Chromium');
  // Pages of tests are our own, and a container's root has no sandbox to offer.
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}
