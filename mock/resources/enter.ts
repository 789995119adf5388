import type { HttpRequest } from '../../contracts/spec/message.ts';
import type { Spec } from '../../contracts/spec/spec.ts';
import type { Entry } from '../core/api.ts';
import { enterBelow } from '../core/entry.ts';

/** The way into a document's paths: below the path of one of its servers, or without it. */
export function enterBase({ document }: Spec): (request: HttpRequest) => Entry {
  const found = new Set((document.servers ?? []).map(({ url }) => basePathOf(url)));
  const bases = [...found].filter((base) => base !== '').sort((one, other) => other.length - one.length);
  const ways = bases.map((base) => ({ base, enter: enterBelow(base) }));
  const straight = enterBelow('');
  return (request) => {
    const way = ways.find(({ base }) => request.path.startsWith(`${base}/`));
    return (way?.enter ?? straight)(request);
  };
}

/** The path of a server's URL, without a slash at its end; variables that nobody sets stay as they are. */
function basePathOf(url: string): string {
  const path = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  return path.startsWith('/') ? path.replace(/\/+$/, '') : '';
}
