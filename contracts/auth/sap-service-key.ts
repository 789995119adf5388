import { ConfigurationError } from '../openapi/configuration-error.ts';

/** What a service key of SAP AI Core says of a client, as far as a token request needs it ("Create a Service Key"). */
export interface ServiceKey {
  clientid: string;
  clientsecret: string;
  /** Where tokens are asked for: `/oauth/token` at the root of this URL's origin. */
  url: string;
  serviceurls: {
    /** The API's base URL, without `/v2`. */
    AI_API_URL: string;
  };
}

/** Reads a service key, as `AICORE_SERVICE_KEY` has it. One with a certificate in place of the secret is not for us. */
export function readServiceKey(text: string): ServiceKey {
  const key = parse(text) as Partial<ServiceKey>;
  const fields: [name: string, value: unknown][] = [
    ['clientid', key.clientid],
    ['clientsecret', key.clientsecret],
    ['url', key.url],
    ['serviceurls.AI_API_URL', key.serviceurls?.AI_API_URL],
  ];
  const missing = fields.filter(([, value]) => typeof value !== 'string' || value === '');
  if (missing.length > 0)
    throw new ConfigurationError(`AICORE_SERVICE_KEY lacks ${missing.map(([name]) => name).join(', ')}`);
  if (!URL.canParse(key.url as string))
    throw new ConfigurationError('AICORE_SERVICE_KEY has a url that is no URL');
  return key as ServiceKey;
}

/** A well-formed key whose API and token server are both at an address. The client's id is the vendor's kind of id. */
export function sampleServiceKey(address: string): ServiceKey & Record<string, unknown> {
  return {
    clientid: 'sb-client!b1|aicore!b1',
    clientsecret: 's3cret',
    url: address,
    identityzone: 'mock',
    identityzoneid: 'mock',
    appname: 'mock',
    serviceurls: { AI_API_URL: address },
  };
}

function parse(text: string): object {
  try {
    const key: unknown = JSON.parse(text);
    if (key !== null && typeof key === 'object') return key;
  } catch {
    // Said below, without what JSON.parse quotes of the text.
  }
  throw new ConfigurationError('AICORE_SERVICE_KEY is not the JSON of a service key');
}
