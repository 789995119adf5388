/** A document that cannot be used. The message has the file, line and JSON pointer of every issue. */
export class SpecError extends Error {
  override name = 'SpecError';
}
