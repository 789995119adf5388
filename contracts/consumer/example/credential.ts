/** What logs in to a registry. */
export interface Credential {
  /** The registry's host: `registry.example.com`. */
  registry: string;
  login: string;
  password: string;
}

/** A credential as a Docker client's configuration file has it. */
export function dockerConfigOf({ registry, login, password }: Credential): string {
  return JSON.stringify({ auths: { [registry]: { username: login, password } } });
}
