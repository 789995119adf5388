import type { Operation, Spec } from '../../spec/spec.ts';
import type { CallInput } from '../wire.ts';
import { bodyVariations } from './bodies.ts';
import { parameterVariations } from './parameters.ts';

/** A call that differs from a valid one in one place, and how. */
export interface Variation {
  /** In words: `/name: 250 characters`. */
  what: string;
  /** JSON pointer of the keyword that it tries, in the document. */
  schemaPointer: string;
  /** JSON pointer of the parameter that it changes; a schema may be that of several. */
  parameter?: string;
  /** The call, made from a valid one. */
  of(sample: CallInput): CallInput;
}

/** On which side of a keyword's limit something is. */
export type Side = 'inside' | 'beyond';

const known = new WeakMap<Spec, Map<string, Variation[]>>();

/** Calls on one side of every limit that the document has for what an operation is sent. Kept, since they take a while. */
export function variations(spec: Spec, operation: Operation, sample: CallInput, side: Side): Variation[] {
  const kept = known.get(spec) ?? new Map<string, Variation[]>();
  known.set(spec, kept);
  const key = JSON.stringify([operation.id, side, sample]);
  const made = kept.get(key) ?? [
    ...bodyVariations(spec, operation, sample, side),
    ...parameterVariations(spec, operation, sample, side),
  ];
  kept.set(key, made);
  return made;
}
