import type { Operation, Spec } from '../openapi/spec.ts';
import type { BreakingChange } from './breaking-change.ts';
import type { SchemaPairs } from './compare-schema-pairs.ts';

/** One operation in both documents. */
export interface OperationPair {
  oldSpec: Spec;
  newSpec: Spec;
  old: Operation;
  new: Operation;
  schemas: SchemaPairs;
  /** What has passed its last day may go. */
  today: Date;
}

/** A breaking change of one operation. Without a pointer of its own it is about the operation as a whole. */
export interface OperationChange
  extends Pick<BreakingChange, 'affects' | 'message'>,
    Partial<Pick<BreakingChange, 'old' | 'new'>> {
  /** Changes of the same parts of both documents with the same cause are one; the message, where undefined. */
  cause?: string;
}

/** A change as it is found in one operation, before those with the same cause are joined. */
export type FoundChange = Omit<BreakingChange, 'also'> & Pick<OperationChange, 'cause'>;

/** A path template, whatever its parameters are called. */
export function templateOf(path: string): string {
  return path.replace(/\{[^}]*\}/g, '{}');
}
