/** Where a value breaks its schema. */
export interface Violation {
  /** JSON pointer into the value; empty for the value as a whole. */
  pointer: string;
  message: string;
  /** The broken keyword: `minLength`. */
  keyword: string;
  /** JSON pointer of the broken keyword in the document. */
  schemaPointer: string;
}

/** Judges one value; `undefined` means that it holds. */
export type Validate = (value: unknown) => Violation | undefined;
