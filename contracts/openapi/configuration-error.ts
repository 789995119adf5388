/** Credentials in the environment are incomplete or cannot be used. The message names the variables, and quotes nothing of them. */
export class ConfigurationError extends Error {
  override name = 'Misconfigured';
}
