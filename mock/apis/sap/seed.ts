import type { components } from '../../../generated/sap.ts';
import type { Seed } from '../../core/api.ts';
import { SeedError } from '../../core/plant-seed.ts';
import { isJsonObject } from './answer-invalid-input.ts';
import type { SapState } from './state.ts';

/** Lists that a seed file may have. */
interface SapSeed {
  /** As they are created. */
  secrets?: components['schemas']['DockerRegistrySecretCreation'][];
}

// The vendor's sample ("Edit a Docker Registry Secret").
const own: SapSeed = {
  secrets: [
    {
      name: 'mydockerregistry',
      data: {
        '.dockerconfigjson':
          '{"auths":{"your.private.registry":{"username":"john","password":"docker-accesstoken-or-password"}}}',
      },
    },
  ],
};

/** Secrets that are there before the first call. */
export const seed: Seed<SapState> = {
  lists: { secrets: '#/components/schemas/DockerRegistrySecretCreation' },
  own,
  async plant(state, { secrets = [] }: SapSeed) {
    const names = new Set<string>();
    secrets.forEach(({ name, data }, index) => {
      if (names.has(name)) throw new SeedError(`/secrets/${index}/name is taken`);
      if (!isJsonObject(data['.dockerconfigjson']))
        throw new SeedError(`/secrets/${index}/data/.dockerconfigjson must be the text of a JSON object`);
      names.add(name);
    });
    await state.plant([...names]);
  },
};
