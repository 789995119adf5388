import type { HttpRequest } from '../../contracts/http/message.ts';
import type { Entry } from './api.ts';

/** Enters an API whose paths are below a base path: `/v2`, or nothing. A segment that cannot be decoded stays as it is. */
export function enterBelow(basePath: string): (request: HttpRequest) => Entry {
  return ({ path }) => {
    const below = path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : '/';
    return { segments: below.slice(1).split('/').map(decode) };
  };
}

function decode(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
