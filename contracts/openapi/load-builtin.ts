import { readFileSync } from 'node:fs';
import type { Document } from './document.ts';
import { createSpec, type Spec } from './spec.ts';

/** The APIs that come in the box: each has a document in `specs/`, and what is derived from it in `generated/`. */
export const builtinNames = ['docker', 'gcore', 'huawei', 'sap', 'ecp'] as const;

export type BuiltinName = (typeof builtinNames)[number];

/** A built-in API's document, as `bonafide generate` checked and joined it. */
export function loadBuiltin(name: BuiltinName): Spec {
  const file = new URL(`../../generated/${name}.json`, import.meta.url);
  return createSpec(name, JSON.parse(readFileSync(file, 'utf8')) as Document, { checked: true });
}

/** Whether a name that somebody typed is a built-in API's. */
export function isBuiltin(name: string): name is BuiltinName {
  return (builtinNames as readonly string[]).includes(name);
}
