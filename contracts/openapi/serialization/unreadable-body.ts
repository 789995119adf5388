/** A request body that is not valid in its media type. */
export class UnreadableBody extends Error {
  override name = 'UnreadableBody';
}
