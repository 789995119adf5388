/** One way in which a request breaks the document. */
export interface InputViolation {
  in: 'path' | 'query' | 'header' | 'cookie' | 'body';
  /** The parameter's name; for a body, the JSON pointer into it. */
  at: string;
  /** The broken keyword of JSON Schema, or what comes before any schema. */
  rule: string | 'missing' | 'unreadable' | 'not JSON' | 'media type';
  /** What is wrong, for a person. Quotes no value. */
  message: string;
  /** JSON pointer of the broken rule in the document. */
  schemaPointer: string;
  /** The value that was refused, where there is one. */
  value?: unknown;
}
