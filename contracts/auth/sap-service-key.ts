import { ConfigurationError } from '../openapi/configuration-error.ts';

/** A service key of SAP AI Core, as far as a token request needs it ("Create a Service Key"). */
export interface ServiceKey {
  clientid: string;
  clientsecret: string;
  /** The token server: tokens are requested at `/oauth/token` of this URL's origin. */
  url: string;
  serviceurls: {
    /** The API's base URL, without `/v2`. */
    AI_API_URL: string;
  };
}

/** Parses a service key, as in `AICORE_SERVICE_KEY`. One with a certificate instead of a secret is not supported. */
export function parseServiceKey(text: string): ServiceKey {
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
  if (!URL.canParse(key.url as string)) throw new ConfigurationError('AICORE_SERVICE_KEY has an invalid url');
  return key as ServiceKey;
}

/** A sample key whose API and token server are both at an address. The client id looks like the vendor's. */
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
    // Reported below: the message of JSON.parse quotes the text.
  }
  throw new ConfigurationError('AICORE_SERVICE_KEY is not a JSON service key');
}
