/** A document that cannot be trusted. The message names each fault's file, line and JSON pointer. */
export class SpecError extends Error {
  override name = 'SpecError';
}
