import type { operations } from '../../../generated/docker.ts';
import type { Seed } from '../../core/api.ts';
import { SeedError } from '../../core/plant-seed.ts';
import type { DockerState } from './state.ts';

type SecretToCreate = operations['SecretCreate']['requestBody']['content']['application/json'];

/** `secrets`: each as its create would send it. A new swarm has none. */
export const seed: Seed<DockerState> = {
  lists: { secrets: '#/components/schemas/SecretSpec' },
  own: { secrets: [] },
  async plant(state, { secrets = [] }: { secrets?: SecretToCreate[] }) {
    for (const [index, { Name, Labels = {}, Data = '', Templating }] of secrets.entries()) {
      const driver = Templating && { Name: Templating.Name ?? '', Options: Templating.Options ?? {} };
      const spec = { Name, Labels, Data: Buffer.from(Data, 'base64'), ...(driver && { Templating: driver }) };
      const id = await state.create(spec);
      if (id === undefined) throw new SeedError(`/secrets/${index}/Name is taken by another secret`);
    }
  },
};
