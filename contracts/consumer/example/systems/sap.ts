import { createClient } from '../../client.ts';
import { dockerConfigOf } from '../credential.ts';
import { type CallOptions, retrying } from '../retry.ts';
import { NotRotated, requireDone, type System } from '../system.ts';

export interface SapOptions extends CallOptions {
  /** `serviceurls.AI_API_URL` and `url` of the service key, and its client. */
  apiUrl: string;
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  secret: string;
}

/** SAP AI Core's docker registry secrets: the one of the name gets the new credential in place. */
export function sapSystem(options: SapOptions): System {
  const { apiUrl, tokenUrl, clientId, clientSecret, secret } = options;
  const fetch = retrying(options);
  const client = createClient('sap', { baseUrl: `${apiUrl}/v2`, fetch });
  const tokens = createClient('sap', { baseUrl: tokenUrl, fetch });

  async function newToken(): Promise<string> {
    const { data, response } = await tokens.POST('/oauth/token', {
      headers: {
        Authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}`,
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: { grant_type: 'client_credentials' },
      bodySerializer: (form) => new URLSearchParams({ grant_type: form.grant_type }).toString(),
    });
    requireDone(response, 'the request for a token');
    return data?.access_token ?? '';
  }

  return {
    name: 'sap',
    async rotate(credential, done) {
      const { response } = await client.PATCH('/admin/dockerRegistrySecrets/{dockerRegistryName}', {
        params: { path: { dockerRegistryName: secret } },
        headers: {
          Authorization: `Bearer ${await newToken()}`,
          'Content-Type': 'application/merge-patch+json',
        },
        body: { data: { '.dockerconfigjson': dockerConfigOf(credential) } },
      });
      if (response.status === 404) throw new NotRotated(`there is no secret ${secret}`);
      requireDone(response, `the update of ${secret}`);
      done(secret);
    },
  };
}
