/** Environment variables are incomplete or invalid. The message names them, and never quotes a value. */
export class ConfigurationError extends Error {
  override name = 'ConfigurationError';
}
