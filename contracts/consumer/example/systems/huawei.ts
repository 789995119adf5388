import { createClient } from '../../client.ts';
import { dockerConfigOf } from '../credential.ts';
import { type CallOptions, retrying } from '../retry.ts';
import { NotRotated, requireDone, type System } from '../system.ts';

export interface HuaweiOptions extends CallOptions {
  /** The region's address: `https://kms.eu-west-101.myhuaweicloud.com`. */
  baseUrl: string;
  /** A token of the identity service. */
  token: string;
  project: string;
  /** What the names of the registry's secrets begin with. */
  prefix: string;
}

const pageSize = '50';
const all = '/v1/{project_id}/secrets';

/** Huawei Cloud CSMS: the new credential becomes the current version, and the old one the previous. */
export function huaweiSystem(options: HuaweiOptions): System {
  const { baseUrl, token, project, prefix } = options;
  const headers = { 'X-Auth-Token': token };
  const client = createClient('huawei', { baseUrl, headers, fetch: retrying(options) });
  const scope = { project_id: project };

  async function* secrets() {
    let marker: string | null | undefined = '';
    while (typeof marker === 'string') {
      const query: { limit: string; marker: string } = { limit: pageSize, marker };
      const { data, response } = await client.GET(all, { params: { path: scope, query } });
      requireDone(response, 'the list of secrets');
      yield* data?.secrets ?? [];
      marker = data?.page_info?.next_marker;
    }
  }

  return {
    name: 'huawei',
    async rotate(credential, done) {
      for await (const { name, state } of secrets()) {
        if (!name.startsWith(prefix)) continue;
        if (state !== 'ENABLED') throw new NotRotated(`${name} is ${state}`);
        const { response } = await client.POST(`${all}/{secret_name}/versions`, {
          params: { path: { ...scope, secret_name: name } },
          body: { secret_string: dockerConfigOf(credential) },
        });
        requireDone(response, `the new version of ${name}`);
        done(name);
      }
    },
  };
}
