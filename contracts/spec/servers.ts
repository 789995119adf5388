import type { Document } from './document.ts';

/** One of the servers that a document names (OpenAPI Specification 3.1.1, section 4.8.5). */
export interface Server {
  url: string;
  variables?: Record<string, { default?: string }>;
}

/** The paths that come before a document's own, one for each of its servers, without a slash at the end; none is empty twice. */
export function basePathsOf({ servers = [] }: Pick<Document, 'servers'>): string[] {
  return [...new Set(servers.map(basePathOf))];
}

/** The path of a server's URL, with the defaults of its variables. */
export function basePathOf({ url, variables = {} }: Server): string {
  const filled = url.replace(/\{([^{}]+)\}/g, (whole, name: string) => variables[name]?.default ?? whole);
  const path = filled.replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  return path.startsWith('/') ? path.replace(/\/+$/, '') : '';
}
