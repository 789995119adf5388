import { basicAuthorization } from '../../http/user-info.ts';
import { SpecError } from './spec-error.ts';

/** How long a document from the network may take to arrive, and how large it may be. */
export interface FetchLimits {
  ms: number;
  bytes: number;
}

const usualLimits: FetchLimits = { ms: 30_000, bytes: 64 * 2 ** 20 };
const maxRedirects = 5;
const saveIt = 'save the document, and name its file';

/** What was fetched, by URL: where its parts were written is asked for later. */
const texts = new Map<string, string>();

/** Whether a name is the URL of a document. */
export function isUrl(name: string): boolean {
  return /^https?:\/\//i.test(name);
}

/** A URL that may be shown: without credentials and without its query, which may have some, too. */
export function shownUrl(url: string): string {
  const { origin, pathname, search } = new URL(url);
  return `${origin}${pathname}${search === '' ? '' : '?…'}`;
}

/** The name of a document as it may be shown: a file as it is. */
export function shownName(name: string): string {
  return isUrl(name) ? shownUrl(name) : name;
}

/** The text of a URL that was fetched before; `undefined` where it was not. */
export function fetchedText(url: string): string | undefined {
  return texts.get(url);
}

/**
 * Fetches a document, and resolves with the URL that it was redirected to. With an origin, no other one is asked. Throws a
 * {@link SpecError} that says what to do.
 */
export async function fetchText(
  name: string,
  { origin, limits = usualLimits }: { origin?: string; limits?: FetchLimits } = {},
): Promise<string> {
  let url = parse(name);
  const signal = AbortSignal.timeout(limits.ms);
  try {
    for (let hops = 0; hops <= maxRedirects; hops += 1) {
      if (origin !== undefined && url.origin !== origin) fail(url, `is not at ${origin}: ${saveIt}`);
      const response = await ask(url, signal);
      const location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || location === null) {
        texts.set(url.href, await textOf(url, response, limits.bytes));
        return url.href;
      }
      await response.body?.cancel();
      url = withCredentialsOf(url, new URL(location, url));
    }
  } catch (error) {
    if (error instanceof SpecError) throw error;
    if (signal.aborted) fail(url, `not there after ${limits.ms / 1000} s: try again, or ${saveIt}`);
    fail(url, `cannot be fetched (${codeOf(error)}): check the address, or ${saveIt}`);
  }
  return fail(url, `redirects more than ${maxRedirects} times: name the address that it leads to`);
}

function parse(name: string): URL {
  if (!URL.canParse(name)) throw new SpecError('the address of the document is not a valid URL');
  return new URL(name);
}

function ask(url: URL, signal: AbortSignal): Promise<Response> {
  const { username, password } = url;
  const bare = new URL(url);
  Object.assign(bare, { username: '', password: '' });
  const user = { user: decodeURIComponent(username), password: decodeURIComponent(password) };
  const headers = {
    accept: 'application/json, application/yaml, */*',
    ...(username !== '' && { authorization: basicAuthorization(user) }),
  };
  return fetch(bare, { headers, redirect: 'manual', signal });
}

/** Credentials go to no other origin. */
function withCredentialsOf({ origin, username, password }: URL, next: URL): URL {
  if (!/^https?:$/.test(next.protocol)) fail(next, 'is no http address');
  if (next.origin === origin && next.username === '') Object.assign(next, { username, password });
  return next;
}

async function textOf(url: URL, response: Response, most: number): Promise<string> {
  const { status } = response;
  if (status === 401 || status === 403)
    fail(url, `answered ${status}: put credentials into the address (https://USER:PASSWORD@…), or ${saveIt}`);
  if (status !== 200) fail(url, `answered ${status}: check the address`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > most) fail(url, `larger than ${most} bytes: ${saveIt}`);
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString();
  if (/^\s*<(!doctype|html)/i.test(text))
    fail(url, 'is a web page: name the address of the JSON or YAML that it shows');
  return text;
}

function codeOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? message;
}

function fail(url: URL, why: string): never {
  throw new SpecError(`${shownUrl(url.href)}: ${why}`);
}
