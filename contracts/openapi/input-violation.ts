/** How a request violates the document. */
export interface InputViolation {
  in: 'path' | 'query' | 'header' | 'cookie' | 'body';
  /** The parameter's name; for a body, the JSON pointer into it. */
  at: string;
  /** The violated keyword of JSON Schema, or a check before any schema. */
  rule: string | 'missing' | 'unreadable' | 'not JSON' | 'media type';
  /** What is wrong. Never quotes a value. */
  message: string;
  /** JSON pointer of the violated rule in the document. */
  schemaPointer: string;
  /** The rejected value, where there is one. */
  value?: unknown;
}
