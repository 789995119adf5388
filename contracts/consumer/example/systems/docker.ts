import { createClient } from '../../client.ts';
import { type CallOptions, retrying } from '../retry.ts';
import type { System } from '../system.ts';
import { DockerSecrets } from './docker-secrets.ts';

export interface DockerOptions extends CallOptions {
  /** The engine's address with the API's version: `http://127.0.0.1:2375/v1.44`. */
  baseUrl: string;
  /** What the secrets' names begin with, before their number. */
  prefix: string;
  /** Has the services use another secret. Until it is done, the old one stays as it is. */
  switchTo: (id: string, name: string) => Promise<void>;
}

/** Docker's swarm secrets: their data never changes, so a new one takes over and the old ones go. */
export function dockerSystem(options: DockerOptions): System {
  const { baseUrl, prefix, switchTo } = options;
  const client = createClient('docker', { baseUrl, fetch: retrying(options) });
  const secrets = new DockerSecrets(client, prefix);
  return {
    name: 'docker',
    async rotate(credential, done) {
      const old = await secrets.list(credential.registry);
      const last = Math.max(0, ...old.map(({ Spec }) => numberOf(Spec.Name)));
      const { id, name } = await secrets.create(credential, last + 1);
      await switchTo(id, name);
      done(name);
      for (const { ID, Spec } of old) {
        await secrets.retire(ID);
        await secrets.remove(ID, Spec.Name);
      }
    },
  };
}

function numberOf(name: string): number {
  return Number(/-(\d+)$/.exec(name)?.[1] ?? 0);
}
