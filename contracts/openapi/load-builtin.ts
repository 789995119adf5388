import { readFileSync } from 'node:fs';
import type { Document } from './document.ts';
import { createSpec, type Spec } from './spec.ts';

/**
 * The built-in APIs: each has a document in `specs/`, and files derived from it in `generated/`. `npm run new-api` adds a
 * name here.
 */
export const builtinNames = ['docker', 'gcore', 'huawei', 'sap', 'ecp'] as const;

export type BuiltinName = (typeof builtinNames)[number];

const loaded = new Map<BuiltinName, Spec>();

/**
 * A built-in API's document, as `bonafide generate` validated and bundled it. It is the same one each time, since compiling
 * its validators takes long: who changes a document takes a copy of its own by {@link readBuiltin}.
 */
export function loadBuiltin(name: BuiltinName): Spec {
  const spec = loaded.get(name) ?? readBuiltin(name);
  loaded.set(name, spec);
  return spec;
}

/** The same document, read anew. */
export function readBuiltin(name: BuiltinName): Spec {
  const file = new URL(`../../generated/${name}.json`, import.meta.url);
  return createSpec(name, JSON.parse(readFileSync(file, 'utf8')) as Document, { checked: true });
}

/** Whether a string is the name of a built-in API. */
export function isBuiltin(name: string): name is BuiltinName {
  return (builtinNames as readonly string[]).includes(name);
}
