import { basePathOf, type Server } from '../../spec/servers.ts';
import type { Spec } from '../../spec/spec.ts';
import type { Target } from '../../targets/target.ts';

/** Where a target has a document's operations. */
export interface BasePaths {
  basePath: string;
  /** Of operations with servers of their own: operationId to base path. */
  elsewhere: Record<string, string>;
}

/**
 * What comes before the document's paths at a target: nothing where the target's own URL has a path, since that is then
 * meant to be it; else the path of the first of the document's servers.
 */
export function basePathsAt(target: Target, { document, operations }: Spec): BasePaths {
  if (hasPath(target)) return { basePath: '', elsewhere: {} };
  const elsewhere = [...operations.values()].flatMap(({ id, path, method }) => {
    const item = document.paths[path] as { servers?: Server[] } & Record<string, { servers?: Server[] }>;
    const [own] = item?.[method.toLowerCase()]?.servers ?? item?.servers ?? [];
    return own ? [[id, basePathOf(own)] as const] : [];
  });
  const [first] = document.servers ?? [];
  return { basePath: first ? basePathOf(first) : '', elsewhere: Object.fromEntries(elsewhere) };
}

function hasPath({ name }: Target): boolean {
  return URL.canParse(name) && !name.startsWith('unix:') && new URL(name).pathname !== '/';
}
