import { isRecord } from '../../http/is-record.ts';
import { ConfigurationError } from '../configuration-error.ts';
import type { Document } from '../document.ts';
import type { Spec } from '../spec.ts';

/**
 * What a document's author says of a path where the conclusions about its resource are wrong. `false`: it has none, and its
 * operations answer with examples.
 */
export type ResourceCorrection =
  | false
  | {
      /** The member of an item that is its id, at the path of an item. */
      id?: string;
      /** The path of another resource, whose items this path has, too. */
      sameAs?: string;
      /** The operationId of what creates an item, at the path of a collection. */
      create?: string;
    };

/** Corrections by path: what `resources` in `bonafide.config.ts` has. */
export type ResourceCorrections = Readonly<Record<string, ResourceCorrection>>;

const extension = 'x-bonafide-resource';
const keys = ['id', 'sameAs', 'create'];

/** Writes corrections into a document, in front of its own. Throws a ConfigurationError for a path that it does not have. */
export function correctResources({ document, name }: Spec, corrections: ResourceCorrections): void {
  for (const [path, correction] of Object.entries(corrections)) {
    const item = document.paths[path];
    if (!item) throw new ConfigurationError(`resources: ${name} has no path ${path}`);
    item[extension] = correction;
  }
}

/** What a document says of the resource at a path; empty for nothing. Throws a ConfigurationError for what means nothing. */
export function correctionAt(document: Document, path: string): Exclude<ResourceCorrection, false> | false {
  const correction = document.paths[path]?.[extension] ?? {};
  if (correction === false) return false;
  const isKnown = ([key, value]: [string, unknown]) => keys.includes(key) && typeof value === 'string';
  if (isRecord(correction) && Object.entries(correction).every(isKnown)) return correction;
  throw new ConfigurationError(
    `${extension} of ${path} must be false or an object, whose ${keys.join(', ')} are texts`,
  );
}

/** Throws a ConfigurationError for a correction that names what does not exist. */
export function requireKnown(path: string, key: string, value: string, known: readonly string[]): void {
  if (known.includes(value)) return;
  throw new ConfigurationError(`${extension} of ${path}: ${key} ${value} is none of ${known.join(', ')}`);
}
