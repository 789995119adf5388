import type { Document, Located } from '../../openapi/document.ts';
import type { Direction } from '../../openapi/generation/copy-for-direction.ts';
import type { Difference } from './difference.ts';

/** Schemas that all apply to one value, and the JSON pointer to report; none of them allows any value. */
export interface Conjunction {
  pointer: string;
  schemas: readonly Located<unknown>[];
}

export interface ComparisonOptions {
  /** The document of the schema whose values must all be allowed. */
  from: Document;
  /** The document of the schema that must allow them. */
  to: Document;
  /** In requests the new schema must allow what the old one does; in responses the old one what the new one does. */
  direction: Direction;
  /** Values are text, as in parameters, headers and forms: a string can be any scalar. */
  isText: boolean;
}

/** Compares schemas of two documents. The files about one type use it for the schemas inside. */
export interface Comparer {
  readonly options: ComparisonOptions;
  /** The same documents, compared the other way round. */
  readonly reversed: Comparer;
  differences(from: Conjunction, to: Conjunction): readonly Difference[];
  /** Whether all values of the first schema are allowed by the second. */
  fits(from: Conjunction, to: Conjunction): boolean;
}
