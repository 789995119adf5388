import type { Document } from '../openapi/document.ts';
import { escapeRegExp } from '../openapi/redact.ts';
import { createRouter, type RouteMatch } from '../openapi/router.ts';
import type { Spec } from '../openapi/spec.ts';

interface Server {
  url: string;
}

/** Finds the operation of a recorded request. */
export type FindOperation = (method: string, path: string) => RouteMatch | undefined;

/** Paths may start with the base path of one of the document's servers (`/v2`), or not: traffic is recorded both ways. */
export function createOperationFinder({ document, operations }: Spec): FindOperation {
  const router = createRouter(operations.values());
  const bases = [...basePaths(document), /^/];
  return (method, path) => {
    for (const base of bases) {
      const found = base.test(path) && router(method, segmentsOf(path.replace(base, '')));
      if (found) return found;
    }
    return undefined;
  };
}

/** The template of a path, whatever its method; `undefined` where the document has no such path. */
export function templateOf(find: FindOperation, path: string): string | undefined {
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE']) {
    const match = find(method, path);
    if (match) return match.operation.path;
  }
  return undefined;
}

function basePaths(document: Document): RegExp[] {
  const items = Object.values(document.paths) as { servers?: Server[] }[];
  const servers = [document, ...items].flatMap(({ servers = [] }) => servers as Server[]);
  const paths = servers.map(({ url }) => url.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/\/$/, ''));
  return [...new Set(paths)].filter((path) => path !== '').map(patternOf);
}

// A server's variables may be in its path.
function patternOf(path: string): RegExp {
  const parts = path.split(/\{[^}]+\}/).map(escapeRegExp);
  return new RegExp(`^${parts.join('[^/]+')}(?=/|$)`);
}

function segmentsOf(path: string): string[] {
  // Some files omit the first slash.
  return path.replace(/^\//, '').split('/').map(decoded);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
