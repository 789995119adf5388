import type { Document, Server } from './document.ts';

/** The base paths of all servers of a document, also of those of single paths and operations, without a trailing slash. */
export function basePathsOf({ servers = [], paths }: Pick<Document, 'servers' | 'paths'>): string[] {
  const inner = Object.values(paths).flatMap((item) => [item, ...Object.values(item)].flatMap(ownServers));
  return [...new Set([...servers, ...inner].map(basePathOf))];
}

/** The path of a server's URL, with defaults for its variables. */
export function basePathOf({ url, variables = {} }: Server): string {
  const filled = url.replace(/\{([^{}]+)\}/g, (whole, name: string) => variables[name]?.default ?? whole);
  const path = filled.replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  return path.startsWith('/') ? path.replace(/\/+$/, '') : '';
}

function ownServers(part: unknown): Server[] {
  const { servers } = (part ?? {}) as { servers?: unknown };
  return Array.isArray(servers) ? servers : [];
}
