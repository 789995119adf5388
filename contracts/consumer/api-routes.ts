import { enterBelow } from '../../mock/core/enter-base-path.ts';
import type { Document } from '../openapi/document.ts';
import { escapeRegExp } from '../openapi/redact.ts';
import { createRouter } from '../openapi/router.ts';
import type { Spec } from '../openapi/spec.ts';
import type { FindByRequest } from './satisfy/validate-response.ts';

/** An API's paths on a server that may have others, too. */
export interface ApiRoutes {
  /** Whether a path is below a base path of the API. */
  includes(path: string): boolean;
  /** Finds the operation of a request below a base path. That of HEAD is that of GET, where it has none of its own. */
  find: FindByRequest;
}

interface Server {
  url: string;
  variables?: Record<string, ServerVariable>;
}

interface ServerVariable {
  default?: string;
  enum?: string[];
}

/**
 * The paths below `basePath`: `/v2`, or nothing for all paths. Without it, those below the base paths of a document's servers,
 * whatever value their variables have. Throws a TypeError for a base path that does not begin with a slash.
 */
export function createApiRoutes({ document, operations }: Spec, basePath?: string): ApiRoutes {
  if (basePath && !basePath.startsWith('/'))
    throw new TypeError(`the base path ${JSON.stringify(basePath)} does not begin with a slash`);
  const router = createRouter(operations.values());
  const servers = basePath === undefined ? serversOf(document) : [{ url: basePath }];
  // The longest first: one base path may begin another.
  const bases = servers.map(patternOf).sort((one, other) => other.source.length - one.source.length);
  const find = (method: string, request: Parameters<FindByRequest>[0]) => {
    for (const base of bases) {
      const [prefix] = base.exec(request.path) ?? [];
      const found = prefix !== undefined && router(method, enterBelow(prefix)(request).segments);
      if (found) return found;
    }
    return undefined;
  };
  return {
    includes: (path) => bases.some((base) => base.test(path)),
    find: (request) =>
      find(request.method, request) ?? (request.method === 'HEAD' ? find('GET', request) : undefined),
  };
}

/** Also those of single paths and operations. Without any, the API is at the root (OpenAPI Specification 3.1.1, section 4.8.1). */
function serversOf(document: Document): Server[] {
  const items = Object.values(document.paths);
  const parts: unknown[] = [document, ...items, ...items.flatMap((item) => Object.values(item))];
  const servers = parts.flatMap((part) => {
    const { servers } = (part ?? {}) as { servers?: unknown };
    return Array.isArray(servers) ? (servers as Server[]) : [];
  });
  return servers.length > 0 ? servers : [{ url: '/' }];
}

/** The path of a server's URL, up to the slash that begins a path of the document. */
function patternOf({ url, variables = {} }: Server): RegExp {
  // A value with slashes may hold the origin, too.
  const filled = url.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const usual = variables[name]?.default;
    return usual?.includes('/') ? usual : whole;
  });
  const path = filled.replace(/^([^/]*:)?\/\/[^/]*/, '').replace(/[?#].*$/, '');
  const template = path.startsWith('/') ? path.replace(/\/+$/, '') : '';
  const parts = template.split(/\{([^{}]+)\}/).map((part, at) => {
    // Every other part is a variable's name.
    return at % 2 === 0 ? escapeRegExp(part) : valuesOf(variables[part]);
  });
  return new RegExp(`^${parts.join('')}(?=/)`);
}

function valuesOf({ enum: values }: ServerVariable = {}): string {
  return values ? `(?:${values.map(escapeRegExp).join('|')})` : '[^/]+';
}
