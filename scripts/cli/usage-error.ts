/** Wrong usage of a command; the message says what to change. The command ends with exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError';
}
