import { createHmac } from 'node:crypto';
import { createClient } from '../../client.ts';
import { type CallOptions, type Fetch, retrying } from '../retry.ts';
import { NotRotated, requireDone, type System } from '../system.ts';

export interface EcpOptions extends CallOptions {
  baseUrl?: string;
  username: string;
  apiKey: string;
  /** The secret's name, in whatever namespaces it is. */
  secret: string;
  /** The time of day, for the signature. */
  now?: () => Date;
}

const pageSize = 100;
const all = '/ecp/v1/imagepullsecrets';

/** CDNetworks ECP's pull secrets: each of the name gets the new credential in place. */
export function ecpSystem(options: EcpOptions): System {
  const { baseUrl = 'https://ngapi.cdnetworks.com', secret } = options;
  const client = createClient('ecp', { baseUrl, fetch: retrying({ ...options, fetch: signing(options) }) });

  async function* secrets() {
    for (let offset = 0; ; offset += pageSize) {
      const query = { searchString: secret, offset, limit: pageSize };
      const { data, response } = await client.GET(all, { params: { query } });
      requireDone(response, 'the list of secrets');
      if (!data) return;
      // What is asked for may also be a part of another name.
      yield* data.ImagePullSecrets.filter(({ name }) => name === secret);
      if (offset + data.ImagePullSecrets.length >= data.totalCount) return;
    }
  }

  return {
    name: 'ecp',
    async rotate({ login, password }, done) {
      let found = false;
      for await (const { imagepullsecretID, namespace } of secrets()) {
        found = true;
        const { response } = await client.PATCH(`${all}/{imagepullsecretID}`, {
          params: { path: { imagepullsecretID } },
          body: { username: login, password },
        });
        requireDone(response, `the update of ${secret} in ${namespace}`);
        done(`${namespace}/${secret}`);
      }
      if (!found) throw new NotRotated(`there is no secret ${secret}`);
    },
  };
}

// The password is the date, signed: the key itself is never sent.
function signing({ username, apiKey, now = () => new Date(), fetch = globalThis.fetch }: EcpOptions): Fetch {
  return (request) => {
    const date = now().toUTCString();
    const password = createHmac('sha1', apiKey).update(date).digest('base64');
    request.headers.set('Date', date);
    request.headers.set('Authorization', `Basic ${btoa(`${username}:${password}`)}`);
    return fetch(request);
  };
}
