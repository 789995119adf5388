/** Somebody asked for what cannot be done: the message says what to change. The command ends with exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}
