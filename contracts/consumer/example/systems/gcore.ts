import { createClient } from '../../client.ts';
import { type CallOptions, retrying } from '../retry.ts';
import { requireDone, type System } from '../system.ts';

export interface GcoreOptions extends CallOptions {
  baseUrl?: string;
  token: string;
  project: number;
  region: number;
}

const pageSize = 50;
const all = '/cloud/v1/caas/secrets/{project_id}/{region_id}';

/** Gcore's pull secrets: every one for the registry gets the new credential in place. */
export function gcoreSystem(options: GcoreOptions): System {
  const { baseUrl = 'https://api.gcore.com', token, project, region } = options;
  const headers = { Authorization: `APIKey ${token}` };
  const client = createClient('gcore', { baseUrl, headers, fetch: retrying(options) });
  const scope = { project_id: project, region_id: region };

  async function* secrets() {
    for (let offset = 0; ; offset += pageSize) {
      const query = { limit: pageSize, offset };
      const { data, response } = await client.GET(all, { params: { path: scope, query } });
      requireDone(response, 'the list of secrets');
      if (!data) return;
      yield* data.results;
      if (offset + data.results.length >= data.count) return;
    }
  }

  return {
    name: 'gcore',
    async rotate({ registry, login, password }, done) {
      for await (const secret of secrets()) {
        if (secret.registry !== registry) continue;
        const { response } = await client.PATCH(`${all}/{secret_name}`, {
          params: { path: { ...scope, secret_name: secret.name } },
          // Null leaves a login as it is.
          body: { login: login === secret.login ? null : login, password },
        });
        requireDone(response, `the update of ${secret.name}`);
        done(secret.name);
      }
    },
  };
}
