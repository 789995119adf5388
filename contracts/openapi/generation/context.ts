import type { Document, Schema } from '../document.ts';
import type { Choose } from './choices.ts';
import type { Direction } from './copy-for-direction.ts';
import type { Subject } from './readable/subject.ts';

/** What a value is generated with. */
export interface GenerationContext {
  document: Document;
  direction: Direction;
  choose: Choose;
  /** Whether the schema's own examples and defaults are used where it has some, and every property is included. */
  natural: boolean;
  /** What the value is about, where people will read it; without it, texts are of any characters. */
  subject?: Subject | undefined;
  /** Whether alternatives are tried in their order, not starting with a random one. */
  inOrder?: boolean;
  /** How many more schemas may be visited: a schema that requires itself has no end. */
  budget?: { steps: number };
  /** Makes a value inside another one. Passed along, since `makeValue` and the makers of objects and arrays need each other. */
  makeNested(context: GenerationContext, schema: Schema, depth: number): unknown;
}

/** The most characters of a generated text, and items and members of a generated value. More is not generated. */
export const largest = { text: 2 ** 20, items: 100_000, members: 2000 };

/** Optional parts are left out from this depth on, so that a schema that refers to itself comes to an end. */
export const maxOptionalDepth = 5;
