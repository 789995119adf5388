/** How a value violates its schema. */
export interface Violation {
  /** JSON pointer into the value; empty for the value as a whole. */
  pointer: string;
  message: string;
  /** The violated keyword: `minLength`. */
  keyword: string;
  /** JSON pointer of the keyword in the document. */
  schemaPointer: string;
  /** The property that is missing, or that must not be there; only among all violations of a value. */
  property?: string;
  /** Whether the value is right by more than one alternative of `oneOf`; only among all violations of a value. */
  isAmbiguous?: boolean;
}

/** Validates a value; `undefined` where it is valid. */
export type Validate = (value: unknown) => Violation | undefined;
