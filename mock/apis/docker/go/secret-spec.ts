import { decodeBody } from './decode.ts';
import type { GoStruct } from './go-type.ts';

/** What a create or an update sends (api/types/swarm/secret.go SecretSpec, moby 20.10). */
export interface SecretSpec {
  Name: string;
  Labels: Record<string, string>;
  Data: Buffer;
  Driver?: Driver;
  Templating?: Driver;
}

/** A driver of a secret or of its templating (api/types/swarm/common.go Driver, moby 20.10). */
export interface Driver {
  Name: string;
  Options: Record<string, string>;
}

const driver: GoStruct = {
  struct: 'swarm.Driver',
  fields: { Name: 'string', Options: { map: 'string' } },
  pointer: true,
};

const secretSpec: GoStruct = {
  struct: 'swarm.SecretSpec',
  fields: {
    Name: 'string',
    Labels: { map: 'string' },
    Data: 'bytes',
    Driver: driver,
    Templating: driver,
  },
};

/**
 * Decodes the body of a create or an update (api/server/router/swarm/cluster_routes.go createSecret and
 * updateSecret, moby 20.10).
 */
export function decodeSecretSpec(body: Uint8Array): SecretSpec {
  return decodeBody(body, secretSpec) as SecretSpec;
}
