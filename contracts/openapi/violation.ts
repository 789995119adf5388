/** How a value violates its schema. */
export interface Violation {
  /** JSON pointer into the value; empty for the value as a whole. */
  pointer: string;
  message: string;
  /** The violated keyword: `minLength`. */
  keyword: string;
  /** JSON pointer of the keyword in the document. */
  schemaPointer: string;
}

/** Validates a value; `undefined` where it is valid. */
export type Validate = (value: unknown) => Violation | undefined;
