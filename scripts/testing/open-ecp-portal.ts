import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { serve } from '../../mock/adapters/serve.ts';
import type { ImagePullSecret } from '../../mock/apis/ecp/state.ts';
import { builtinMock, portalFolder } from '../../mock/apis/index.ts';
import type { Mock } from '../../mock/mock.ts';
import { afterThisTest } from './clean-up.ts';

export const token = 'the-token-of-this-test';

/** The portal's pages in a browser, until the current test ends. */
export interface OpenPortal {
  mock: Mock;
  address: string;
  page: Page;
  /** Everything that a page should not do: requests elsewhere, errors, messages of the policy. */
  events: string[];
}

/** Serves a mock of ECP, and opens the pages of its portal. */
export async function openPortal(
  browser: Browser,
  secrets?: readonly Partial<ImagePullSecret>[],
  options: BrowserContextOptions = {},
): Promise<OpenPortal> {
  const seedData = secrets && { ImagePullSecrets: secrets.map(secretOf) };
  const variables = { ECP_USERNAME: 'portal-user', ECP_API_KEY: 'kéy of the user' };
  const mock = builtinMock('ecp', { seed: 1, variables, ...(seedData && { seedData }) });
  const served = await serve(mock, { host: '127.0.0.1', port: 0 }, { token, portal: portalFolder('ecp') });
  afterThisTest(served.close);
  const context = await browser.newContext({ timezoneId: 'Asia/Tokyo', ...options });
  afterThisTest(() => context.close());
  const page = await context.newPage();
  const events: string[] = [];
  page.on('request', (request) => request.url().startsWith(served.address) || events.push(request.url()));
  page.on('pageerror', (error) => events.push(error.message));
  // A browser itself says which calls were refused.
  page.on('console', (message) => message.text().startsWith('Failed to load') || events.push(message.text()));
  await page.goto(`${served.address}/__bonafide/portal/`);
  return { mock, address: served.address, page, events };
}

/** Signs in as the account of the mock. */
export async function signIn({ page }: OpenPortal): Promise<void> {
  await page.getByLabel('Login').fill('portal-user');
  await page.getByLabel('API key').fill('kéy of the user');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'ImagePullSecrets' }).waitFor();
}

/** The texts of the cells of the list, row by row. */
export async function rows(page: Page): Promise<string[][]> {
  await page.locator('table[aria-busy="false"]').waitFor();
  const read = (row: Locator) => row.locator('th, td').allInnerTexts();
  return Promise.all((await page.locator('tbody tr').all()).map(read));
}

/** Waits until the list has these names, in this order. */
export async function expectNames(page: Page, names: readonly string[]): Promise<void> {
  await page.waitForFunction((wanted) => {
    const links = globalThis['document' as keyof typeof globalThis].querySelectorAll('tbody a');
    return JSON.stringify(Array.from(links, (link: { textContent: string }) => link.textContent)) === wanted;
  }, JSON.stringify(names));
}

let made = 0;

function secretOf(given: Partial<ImagePullSecret>): ImagePullSecret {
  made += 1;
  return {
    imagepullsecretID: `id-${made}`,
    name: `secret-${made}`,
    namespace: 'demo',
    description: '',
    registry: 'registry.example',
    username: 'user',
    password: 'password',
    creationTime: '2026-01-01T00:00:00Z',
    lastUpdateTime: '2026-01-01T00:00:00Z',
    ...given,
  };
}

/** The actions of a row. */
export async function choose(page: Page, name: string, action: 'Update' | 'Delete'): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click();
  await page.getByRole('menuitem', { name: action }).click();
}
