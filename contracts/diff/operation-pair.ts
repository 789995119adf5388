import type { Operation, Spec } from '../openapi/spec.ts';
import type { BreakingChange } from './breaking-change.ts';
import type { Narrowing } from './narrowing.ts';

/** One operation in both documents. */
export interface OperationPair {
  oldSpec: Spec;
  newSpec: Spec;
  old: Operation;
  new: Operation;
}

/** A breaking change of one operation. Without a pointer of its own it is about the operation as a whole. */
export type OperationChange = Pick<BreakingChange, 'affects' | 'message'> &
  Partial<Pick<BreakingChange, 'old' | 'new'>>;

/** Identifies an operation in both documents: method and path, whatever the path parameters are called. */
export function operationKey({ method, path }: Operation): string {
  return `${method} ${path.replace(/\{[^}]*\}/g, '{}')}`;
}

/** What a narrower schema means for callers who send values by it. */
export function requestChange(what: string, { path, requirement, from, to }: Narrowing): OperationChange {
  return {
    affects: 'requests',
    message: `${what}${path === '' ? '' : ` ${path}`} must be ${requirement}`,
    old: from,
    new: to,
  };
}
