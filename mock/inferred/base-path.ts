import type { HttpRequest } from '../../contracts/http/message.ts';
import { basePathsOf } from '../../contracts/openapi/base-paths.ts';
import type { Spec } from '../../contracts/openapi/spec.ts';
import type { Entry } from '../core/api.ts';
import { enterBelow } from '../core/enter-base-path.ts';

/** Enters a document's paths: below the path of one of its servers, or without it. */
export function enterBasePath({ document }: Spec): (request: HttpRequest) => Entry {
  const bases = basePathsOf(document)
    .filter((base) => base !== '')
    .sort((one, other) => other.length - one.length);
  const entries = bases.map((base) => ({ base, enter: enterBelow(base) }));
  const withoutBase = enterBelow('');
  return (request) => {
    const entry = entries.find(({ base }) => request.path.startsWith(`${base}/`));
    return (entry?.enter ?? withoutBase)(request);
  };
}
